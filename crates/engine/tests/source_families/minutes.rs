//! Minutes of questions and answers, offices in place of names, and firms that no word tells from a name.

use crate::call::*;
use tickmark_engine::source::Mark;

/// The call with a label made of who speaks and the number of the turn, and the words on its line or below.
fn printed(label: impl Fn(usize, usize) -> String) -> String {
    CALL.iter().enumerate().map(|(n, (who, words))| format!("{}{words}\n\n", label(*who, n))).collect()
}

/// Whether the labels are these words.
fn check<'a>(case: &str, text: &str, meant: impl Iterator<Item = &'a str>) {
    let reading = read_text(text);
    let found: Vec<&str> = reading.labels.iter().map(|l| l.name.of(&reading.source.text)).collect();
    let meant: Vec<&str> = meant.collect();
    note(found == meant, || format!("{case}, read as {}: {found:?}", reading.source.format));
}

#[test]
fn letters_of_questions_and_answers() {
    const SAID: [(&str, &str); 6] = [
        ("Q", "Why did the margin fall in the third quarter?"),
        ("A", "Freight cost more, and the yard stood idle in July."),
        ("Q", "What do you plan for the dividend?"),
        ("A", "We keep it at 50 yen. The board decided so."),
        ("Q", "Will you raise prices in Porto again?"),
        ("A", "Not before the spring."),
    ];
    let heading = "Harbourline\nSummary of Q&A at the Results Briefing\n\n";
    let word = |letter: &str| if letter == "Q" { "Question" } else { "Answer" }.to_string();
    let counted = |letter: &str, n: usize| format!("{letter}{}", n / 2 + 1);
    type Setting = (&'static str, fn(&str) -> String);
    let settings: [Setting; 15] = [
        ("Q. text", |l| format!("{l}. ")),
        ("Q1. text", |l| format!("{l}. ")),
        ("Q1 text", |l| format!("{l} ")),
        ("Q1 above text", |l| format!("{l}\n")),
        ("Q tab text", |l| format!("{l}\t")),
        ("Q, two blanks, text", |l| format!("{l}  ")),
        ("[Q] text", |l| format!("[{l}] ")),
        ("(Q) text", |l| format!("({l}) ")),
        ("[Q1] text", |l| format!("[{l}] ")),
        ("Q - text", |l| format!("{l} - ")),
        ("Question: text", |l| format!("{l}: ")),
        ("Question 1: text", |l| format!("{l}: ")),
        ("Question 1 above text", |l| format!("{l}\n")),
        ("[Question] text", |l| format!("[{l}] ")),
        ("[Question] above text", |l| format!("[{l}]\n")),
    ];
    for (setting, label) in settings {
        let name = |letter: &str, n: usize| match (setting.contains("Question"), setting.contains('1')) {
            (true, true) => format!("{} {}", word(letter), n / 2 + 1),
            (true, false) => word(letter),
            (false, true) => counted(letter, n),
            (false, false) => letter.into(),
        };
        let names: Vec<String> = SAID.iter().enumerate().map(|(n, (letter, _))| name(letter, n)).collect();
        let turns = SAID.iter().zip(&names).map(|((_, words), name)| format!("{}{words}\n\n", label(name)));
        let text = format!("{heading}{}", turns.collect::<String>());
        check(setting, &text, names.iter().map(String::as_str));
        let reading = read_text(&text);
        for (label, (letter, words)) in reading.labels.iter().zip(SAID) {
            let mark = if letter == "Q" { Mark::Question } else { Mark::Answer };
            let content = label.content.of(&text);
            note(content == words && label.mark == Some(mark), || format!("{setting}: {:?} {content:?}", label.mark));
        }
    }
    told();
}

#[test]
fn minutes_in_mandarin() {
    const SAID: [&str; 4] =
        ["请问第四季度的价格展望如何？", "价格保持稳定，毛利率在14.5%左右。", "新码头的进展如何？", "三月投入使用。"];
    let check = |labels: [&str; 4], name: fn(&str) -> &str| {
        let turns: String = labels.iter().zip(SAID).map(|(label, words)| format!("{label}{words}\n")).collect();
        let text = format!("海线集团投资者关系活动记录表\n\n{turns}");
        check(labels[0], &text, labels.iter().map(|label| name(label)));
    };
    check(["问：", "答：", "问：", "答："], |l| l.trim_end_matches('：'));
    check(["Q1：", "A1：", "Q2：", "A2："], |l| l.trim_end_matches('：'));
    check(["问题一：", "回答：", "问题二：", "回答："], |l| l.trim_end_matches('：'));
    check(["1、问：", "答：", "2、问：", "答："], |l| {
        l.trim_start_matches(['1', '2', '、']).trim_end_matches('：')
    });
    check(["【问】", "【答】", "【问】", "【答】"], |l| l.trim_matches(['【', '】']));
    check(["投资者提问：", "公司回答：", "投资者提问：", "公司回答："], |l| {
        l.trim_end_matches('：')
    });
    check(["投资者：", "公司：", "投资者：", "公司："], |l| l.trim_end_matches('：'));
    check(["提问者1：", "公司领导：", "提问者2：", "公司领导："], |l| l.trim_end_matches('：'));
    told();
}

#[test]
fn offices_in_place_of_names() {
    let short = ["Operator", "IR", "CEO", "CFO", "Analyst", "Analyst", "Analyst", "Analyst"];
    let long = [
        "Moderator",
        "Investor Relations",
        "Chief Executive Officer",
        "Chief Financial Officer",
        "Analyst 1",
        "Analyst 2",
        "Analyst 3",
        "Analyst 4",
    ];
    let sides =
        ["Moderator", "Company", "Company", "Company", "Participant", "Participant", "Participant", "Participant"];
    for offices in [short, long, sides] {
        let meant = || CALL.iter().map(|(who, _)| offices[*who]);
        check("Office: text", &printed(|who, _| format!("{}: ", offices[who])), meant());
        check("**Office:** text", &printed(|who, _| format!("**{}:** ", offices[who])), meant());
    }
    let document = tickmark_engine::annotate(&printed(|who, _| format!("{}: ", long[who])));
    let kinds: Vec<String> = document.speakers.iter().map(|s| format!("{:?} {}", s.kind, s.name)).collect();
    note(kinds.iter().filter(|kind| kind.starts_with("Analyst Analyst")).count() == 4, || format!("{kinds:?}"));
    for kind in ["Ir Investor Relations", "Executive Chief Executive Officer", "Executive Chief Financial Officer"] {
        note(kinds.iter().any(|found| found == kind), || format!("{kind}: {kinds:?}"));
    }
    told();
}

#[test]
fn firms_beside_names() {
    let brief = |who: usize| PEOPLE[who].2.split(' ').next().unwrap_or("");
    let label = |made: fn(&str, &str) -> String, firm: fn(usize) -> &'static str| {
        move |who: usize, _: usize| match who {
            OPERATOR => "Operator: ".to_string(),
            _ => made(PEOPLE[who].0, firm(who)),
        }
    };
    compare("Kestrel - Name: text", &printed(label(|name, firm| format!("{firm} - {name}: "), brief)));
    let whole = |who: usize| PEOPLE[who].2;
    compare("Firm, Name: text", &printed(label(|name, firm| format!("{firm}, {name}: "), whole)));
    compare("Name [Firm]: text", &printed(label(|name, firm| format!("{name} [{firm}]: "), whole)));
    compare("Name/Firm: text", &printed(label(|name, firm| format!("{name}/{firm}: "), whole)));
    compare("[Firm] Name: text", &printed(label(|name, firm| format!("[{firm}] {name}: "), whole)));
    compare(
        "Name above words, analysts with their firm",
        &printed(|who, _| match who {
            4.. => format!("{}, {}\n", PEOPLE[who].0, PEOPLE[who].2),
            _ => format!("{}\n", PEOPLE[who].0),
        }),
    );
    compare(
        "Name: above role and firm",
        &printed(|who, _| match who {
            OPERATOR => "Operator:\n".to_string(),
            _ => format!("{}:\n{}, {}\n", PEOPLE[who].0, PEOPLE[who].1, PEOPLE[who].2),
        }),
    );
    for rule in ["===", "~"] {
        compare("a name between marks", &printed(|who, _| format!("{rule} {} {rule}\n", PEOPLE[who].0)));
    }
    told();
}
