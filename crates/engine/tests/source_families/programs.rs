//! The call as recognisers and programs for meetings print it, and as agencies in other languages do.

use crate::call::*;

/// The call with a label made of who speaks and the number of the turn, and the words on its line or below.
fn printed(label: impl Fn(usize, usize) -> String) -> String {
    CALL.iter().enumerate().map(|(n, (who, words))| format!("{}{words}\n\n", label(*who, n))).collect()
}

/// Whether the labels stand where the turns begin: their names as they are printed, folded.
fn check(case: &str, text: &str, name: impl Fn(usize) -> String) {
    let reading = read_text(text);
    let found: Vec<String> = reading.labels.iter().map(|l| folded(l.name.of(&reading.source.text))).collect();
    let meant: Vec<String> = CALL.iter().map(|(who, _)| folded(&name(*who))).collect();
    note(found == meant, || format!("{case}, read as {}: {found:?}", reading.source.format));
}

#[test]
fn voices_that_a_recogniser_told_apart() {
    let speaker = |who: usize| format!("Speaker {who}");
    check("[Speaker:0] text", &printed(|who, _| format!("[Speaker:{who}] ")), speaker);
    check("[SPEAKER_00]: text", &printed(|who, _| format!("[SPEAKER_0{who}]: ")), |who| format!("SPEAKER_0{who}"));
    check("spk_0: text", &printed(|who, _| format!("spk_{who}: ")), |who| format!("spk {who}"));
    check("[00:00:07] spk_0", &printed(|who, n| format!("[00:{n:02}:07] spk_{who}\n")), |who| format!("spk {who}"));
    check("speaker 0: text", &printed(|who, _| format!("speaker {who}: ")), speaker);
    let segments: String = CALL
        .iter()
        .enumerate()
        .flat_map(|(n, (who, words))| {
            let lines = wrapped(&words.replace('\n', " "), 60);
            let line = move |(k, line): (usize, String)| {
                format!("[{n:02}:{:02}.000 --> {n:02}:{:02}.500]  SPEAKER_0{who}: {line}\n", k * 3, k * 3 + 2)
            };
            lines.into_iter().enumerate().map(line)
        })
        .collect();
    check("[00:01.000 --> 00:03.500]  SPEAKER_00: text", &segments, |who| format!("SPEAKER_0{who}"));
    told();
}

#[test]
fn programs_for_meetings() {
    let cues = printed(|who, n| format!("0:{n}:7.340 --> 0:{}:1.20\n{}\n", n + 1, PEOPLE[who].0));
    compare("0:1:7.340 --> 0:2:1.20, name below", &cues);
    let turned = |who: usize| match PEOPLE[who].0.split_once(' ') {
        Some((given, family)) => format!("{family}, {given}"),
        None => "Operator".into(),
    };
    let spelled = |n: usize| format!("{n} minutes {} seconds", n + 1);
    compare(
        "name, time in words, time, both again",
        &printed(|who, n| {
            let (name, time) = (PEOPLE[who].0, spelled(n));
            format!("{name}\n{time}\n{n}:{:02}\n{name} {time}\n", n + 1)
        }),
    );
    compare("Name and a time in words", &printed(|who, n| format!("{} {}\n", PEOPLE[who].0, spelled(n))));
    let document = tickmark_engine::annotate(&printed(|who, n| format!("Speaker {} {}\n", who + 1, spelled(n))));
    let named = document
        .turns
        .iter()
        .zip(CALL)
        .all(|(turn, (who, _))| *document.speakers[turn.speaker.0 as usize].name == format!("Speaker {}", who + 1));
    note(named && document.turns.len() == CALL.len(), || {
        format!("Speaker 1 2 minutes 3 seconds: {:?}", document.speakers)
    });
    compare("Name 9:07 AM", &printed(|who, n| format!("{} 9:{:02} AM\n", PEOPLE[who].0, n + 10)));
    compare("[9:07 PM] Name: text", &printed(|who, n| format!("[9:{:02} PM] {}: ", n + 10, PEOPLE[who].0)));
    compare(
        "a range with frames, name below",
        &printed(|who, n| format!("00:{n:02}:07:12 - 00:{n:02}:58:03\n{}\n", PEOPLE[who].0)),
    );
    compare(
        "[a - b] Name: text",
        &printed(|who, n| format!("[00:{n:02}:07.10 - 00:{n:02}:58.00] {}: ", PEOPLE[who].0)),
    );
    let listed = "SUMMARY KEYWORDS\nfreight, margin, port\n\nSPEAKERS\nMaren Holt, Tobias J. Okafor, Priya Raman\n\n";
    compare(
        "a list of names in front",
        &format!("{listed}{}", printed(|who, n| format!("{}  {n}:07\n", PEOPLE[who].0))),
    );
    let cues: String = (0..CALL.len())
        .map(|n| {
            let (who, words) = CALL[n];
            format!("{} \"{}\" (40000{who})\n00:{n:02}:00.000 --> 00:{n:02}:58.000\n{words}\n\n", n + 1, PEOPLE[who].0)
        })
        .collect();
    compare("the name beside the number of the cue", &format!("WEBVTT\n\n{cues}"));
    check("Family, Given   1:07", &printed(|who, n| format!("{}   {n}:07\n", turned(who))), turned);
    told();
}

#[test]
fn agencies() {
    let mark = |who: usize| if (4..=7).contains(&who) { "Q" } else { "A" };
    let letter = |who: usize| if who == OPERATOR { "M" } else { mark(who) };
    compare("Name [Q]: text", &printed(|who, _| format!("{} [{}]: ", PEOPLE[who].0, letter(who))));
    compare("Name (Q): text", &printed(|who, _| format!("{} ({}): ", PEOPLE[who].0, letter(who))));
    compare(
        "Q - Name {BIO 1234567 <GO>}",
        &printed(|who, n| match who {
            OPERATOR => "Operator\n".into(),
            _ if n > QUESTIONS_AT => format!("{} - {} {{BIO 150000{who} <GO>}}\n", mark(who), PEOPLE[who].0),
            _ => format!("{} {{BIO 150000{who} <GO>}}\n", PEOPLE[who].0),
        }),
    );
    compare(
        "Question from Name (Firm): text",
        &printed(|who, n| match who {
            4..=7 => format!("Question from {} ({}): ", PEOPLE[who].0, PEOPLE[who].2),
            1..=3 if n > QUESTIONS_AT => format!("Answer from {}: ", PEOPLE[who].0),
            _ => format!("{}: ", PEOPLE[who].0),
        }),
    );
    compare(
        "Q7 Name, Firm",
        &printed(|who, n| match who {
            4..=7 => format!("Q{n} {}, {}\n", PEOPLE[who].0, PEOPLE[who].2),
            1..=3 if n > QUESTIONS_AT => format!("A{n} {}, {}\n", PEOPLE[who].0, PEOPLE[who].2),
            _ => format!("{}\n", PEOPLE[who].0),
        }),
    );
    compare(
        "Q: Name, Firm: text",
        &printed(|who, n| match who {
            4..=7 => format!("Q: {}, {}: ", PEOPLE[who].0, PEOPLE[who].2),
            1..=3 if n > QUESTIONS_AT => format!("A: {}: ", PEOPLE[who].0),
            _ => format!("{}: ", PEOPLE[who].0),
        }),
    );
    told();
}

#[test]
fn labels_in_mandarin() {
    const WHO: [(&str, &str, &str); 5] = [
        ("主持人", "", ""),
        ("何敏", "投资者关系总监", "海线集团"),
        ("王建国", "首席执行官", "海线集团"),
        ("李文华", "", "凯思证券"),
        ("赵晓东", "", "明水资本"),
    ];
    const SAID: [(usize, &str); 10] = [
        (0, "各位早上好，欢迎参加海线集团业绩电话会。现在请何敏女士发言。"),
        (1, "谢谢主持人。今天出席会议的有首席执行官王建国先生。"),
        (2, "大家好。本季度收入增长12%，达到43亿元。"),
        (0, "第一个问题来自凯思证券的李文华。请讲。"),
        (3, "谢谢管理层。请问第四季度的价格展望如何？"),
        (2, "价格保持稳定。毛利率预计在14.5%左右。"),
        (0, "下一个问题来自明水资本的赵晓东。"),
        (4, "请问新码头的进展如何？"),
        (2, "三月投入使用，成本为2.2亿元。"),
        (0, "今天的会议到此结束，感谢各位参加。"),
    ];
    let check = |case: &str, label: fn(usize) -> String| {
        let text: String = SAID.iter().map(|(who, words)| format!("{}{words}\n", label(*who))).collect();
        let reading = read_text(&text);
        let found: Vec<&str> = reading.labels.iter().map(|l| l.name.of(&text)).collect();
        let meant: Vec<&str> = SAID.iter().map(|(who, _)| WHO[*who].0).collect();
        note(found == meant, || format!("{case}, read as {}: {found:?}", reading.source.format));
    };
    check("姓名：", |who| format!("{}：", WHO[who].0));
    check("【姓名】", |who| format!("【{}】", WHO[who].0));
    check("姓名先生：", |who| if who == 0 { "主持人：".into() } else { format!("{}先生：", WHO[who].0) });
    check("职务姓名：", |who| match who {
        0 => "主持人：".into(),
        1 | 2 => format!("{}{}：", WHO[who].1, WHO[who].0),
        _ => format!("{} {}：", WHO[who].2, WHO[who].0),
    });
    check("姓名 职务：", |who| match who {
        0 => "主持人：".into(),
        1 | 2 => format!("{} {}：", WHO[who].0, WHO[who].1),
        _ => format!("{} {}：", WHO[who].0, WHO[who].2),
    });
    check("姓名（公司）：", |who| {
        if who == 0 { "主持人：".into() } else { format!("{}（{}）：", WHO[who].0, WHO[who].2) }
    });
    told();
}

#[test]
fn mandarin() {
    let text = "主持人：各位早安，歡迎參加海線集團法說會。\n王小明 - 財務長：謝謝主持人。本季營收成長百分之十二。\n主持人：第一個問題請李文華。\n李文華（凱斯證券）：請問毛利率的展望？\n王小明：毛利率持平。\n李文華：謝謝。\n主持人：會議到此結束。\n";
    let reading = read_text(text);
    let names: Vec<&str> = reading.labels.iter().map(|l| l.name.of(text)).collect();
    assert_eq!(names, ["主持人", "王小明", "主持人", "李文華", "王小明", "李文華", "主持人"]);
    let block = "主持人\n各位早安，歡迎參加海線集團法說會。\n王小明 - 財務長\n謝謝主持人。本季營收成長百分之十二。\n主持人\n第一個問題請李文華。\n李文華 - 分析師\n請問毛利率的展望？\n王小明 - 財務長\n毛利率持平。\n";
    let reading = read_text(block);
    let names: Vec<&str> = reading.labels.iter().map(|l| l.name.of(block)).collect();
    assert_eq!(names, ["主持人", "王小明", "主持人", "李文華", "王小明"]);
}
