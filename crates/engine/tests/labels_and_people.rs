//! Settings and accidents of labels, each with the turns and the people that must come of it, in invented calls.

use tickmark_engine::document::{SectionKind, SpeakerKind};
use tickmark_engine::{Document, annotate};

/// What came of a text: each turn as `kind name: first words`.
fn turns(document: &Document) -> Vec<String> {
    let text = &document.source.text;
    let line = |turn: &tickmark_engine::document::Turn| {
        let speaker = &document.speakers[turn.speaker.0 as usize];
        let words: Vec<&str> = turn.span.of(text).split_whitespace().take(2).collect();
        format!("{:?} {}: {}", speaker.kind, speaker.name, words.join(" "))
    };
    document.turns.iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) -> Document {
    let document = annotate(text);
    assert_eq!(turns(&document), expected, "read as {}:\n{text}", document.source.format);
    document
}

/// The person of that name.
#[track_caller]
fn person<'d>(document: &'d Document, name: &str) -> &'d tickmark_engine::document::Speaker {
    let mut found = document.speakers.iter().filter(|speaker| &*speaker.name == name);
    found.next().unwrap_or_else(|| panic!("{name} is not among {:?}", document.speakers))
}

#[test]
fn a_wrapped_label_of_any_length_is_one() {
    check(
        "OPERATOR: Our first question comes from the line of Bo Day with Kestrel. Your line is open.\n\
         BO DAY, MD,\nKESTREL SECURITIES INC., RESEARCH DIVISION: Thanks for taking my question. What of price?\n\
         ANN LEE, CHIEF EXECUTIVE OFFICER,\nHARBOURLINE: Price holds up well.\n\
         OPERATOR: Our next question comes from Cy Fox with Oakfield. Your line is open.\n\
         CY FOX, MD,\nOAKFIELD BANK: Good morning. And what of cost?\n\
         ANN LEE: Cost is down.\n",
        &[
            "Operator OPERATOR: Our first",
            "Analyst Bo Day: Thanks for",
            "Executive ANN LEE: Price holds",
            "Operator OPERATOR: Our next",
            "Analyst Cy Fox: Good morning.",
            "Executive ANN LEE: Cost is",
        ],
    );
}

#[test]
fn a_role_may_stand_before_the_name() {
    let document = check(
        "Harbourline Chief Executive Officer Ann Lee: Good morning and thank you all.\n\
         VP of Finance and Director of IR Dee R. Holm: We will take questions now.\n\
         Analyst Bo Day: Thanks. What of price?\n\
         Harbourline Chief Executive Officer Ann Lee: Price holds up well.\n\
         Analyst Bo Day: And cost?\n",
        &[
            "Executive Ann Lee: Good morning",
            "Ir Dee R. Holm: We will",
            "Analyst Bo Day: Thanks. What",
            "Executive Ann Lee: Price holds",
            "Analyst Bo Day: And cost?",
        ],
    );
    assert!(person(&document, "Ann Lee").role.as_deref().is_some_and(|role| role.contains("Chief Executive Officer")));
}

#[test]
fn an_excerpt_of_three_turns_has_labels() {
    check(
        "Ann Lee: Thank you, operator, and good morning. Revenue grew 12%.\n\
         Bo Day: Thanks, Ann. Our cost fell to $3 million.\n\
         Cy Fox: Hi, thanks for taking my question. What of price?\n",
        &["Executive Ann Lee: Thank you,", "Executive Bo Day: Thanks, Ann.", "Analyst Cy Fox: Hi, thanks"],
    );
    let terms = annotate(
        "Net Harbour Margin: the margin of a harbour after dues.\nGross Pilot Rate: the rate before rebates.\n\
         Dry Dock Days: the days in dock.\n",
    );
    assert_eq!(terms.turns.len(), 1, "terms and what they mean are no turns");
}

#[test]
fn a_name_in_two_scripts_is_one_person() {
    let document = check(
        "Operator 接线员\nGood day. I now hand over to Ann Lee.\n\n\
         Ann Lee 李安 - CFO 首席财务官\nThank you. Revenue grew 12%.\n\n\
         Operator 接线员\nOur first question comes from Bo Day with Kestrel. Please go ahead.\n\n\
         Bo Day 戴波 - Analyst 分析师\nThank you. What of price?\n\n\
         Ann Lee 李安 - CFO 首席财务官\nIt holds up well.\n",
        &[
            "Operator Operator: Good day.",
            "Executive Ann Lee: Thank you.",
            "Operator Operator: Our first",
            "Analyst Bo Day: Thank you.",
            "Executive Ann Lee: It holds",
        ],
    );
    assert!(person(&document, "Ann Lee").aliases.iter().any(|alias| &**alias == "李安"));
}

#[test]
fn an_introduction_may_break_across_captions() {
    let document = check(
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Operator>Good day, and welcome to</v>\n\n\
         00:00:04.000 --> 00:00:07.000\n<v Operator>Harbourline's third quarter earnings call. I hand over to Ann</v>\n\n\
         00:00:07.000 --> 00:00:09.000\n<v Operator>Lee, Chief Executive Officer.</v>\n\n\
         00:00:09.000 --> 00:00:12.000\n<v Ann Lee>Thank you. Revenue grew 12%.</v>\n\n\
         00:00:12.000 --> 00:00:15.000\n<v Operator>Our first question comes from the line of Bo</v>\n\n\
         00:00:15.000 --> 00:00:18.000\n<v Operator>Day with Kestrel Securities. Please go ahead.</v>\n\n\
         00:00:18.000 --> 00:00:21.000\n<v Bo Day>Thanks. What of price?</v>\n\n\
         00:00:21.000 --> 00:00:24.000\n<v Ann Lee>It holds up well.</v>\n",
        &[
            "Operator Operator: Good day,",
            "Executive Ann Lee: Thank you.",
            "Operator Operator: Our first",
            "Analyst Bo Day: Thanks. What",
            "Executive Ann Lee: It holds",
        ],
    );
    assert_eq!(document.call.company.as_deref(), Some("Harbourline"));
    assert_eq!(person(&document, "Bo Day").affiliation.as_deref(), Some("Kestrel Securities"));
    assert_eq!(person(&document, "Ann Lee").role.as_deref(), Some("Chief Executive Officer"));
}

#[test]
fn a_line_printed_twice_counts_once() {
    let lines = [
        "Operator",
        "Our first question comes from Bo Day with Kestrel. Please go ahead.",
        "Bo Day - Analyst",
        "Thank you. What of price?",
        "Ann Lee - Chief Financial Officer",
        "Revenue grew 12%.",
        "Bo Day - Analyst",
        "And what of cost?",
        "Ann Lee - Chief Financial Officer",
        "It fell to $3 million.",
    ];
    let text: String = lines.iter().map(|line| format!("{line}\n{line}\n")).collect();
    let document = check(
        &text,
        &[
            "Operator Operator: Our first",
            "Analyst Bo Day: Thank you.",
            "Executive Ann Lee: Revenue grew",
            "Analyst Bo Day: And what",
            "Executive Ann Lee: It fell",
        ],
    );
    let second = text.rfind("Revenue grew 12%.").unwrap_or(0) as u32;
    assert!(document.source.furniture.iter().any(|span| span.start <= second && second < span.end));
}

#[test]
fn a_title_is_no_part_of_a_name() {
    let document = annotate(
        "Operator: Our first question comes from Bo Day with Kestrel Securities. Please go ahead.\n\
         Mr. Day: Thank you. What of price?\nMs. Lee: It holds up well.\nMr. Day: And cost?\nMs. Lee: It is down.\n\
         Mr. Day: Thanks.\nMs. Lee: Sure.\n",
    );
    let day = document.speakers.iter().find(|speaker| speaker.name.contains("Day")).expect("Mr. Day speaks");
    assert!(day.aliases.iter().any(|alias| &**alias == "Day"), "{day:?}");
    assert_eq!(day.affiliation.as_deref(), Some("Kestrel Securities"));
    assert_eq!(document.turns.len(), 7);
}

#[test]
fn who_is_called_up_by_another_first_name_has_a_label() {
    for (label, ceo) in [("Joseph Allan Moor", "Ann R. Lee"), ("JosephAllanMoor", "AnnLee")] {
        let text = format!(
            "Operator\nGood day. I hand over to Ann Lee.\n{ceo}\nThank you. Revenue grew 12%.\n\
             Operator\nOur first question comes from the line of Joe Moor from Kestrel.\n\
             {label}\nWanted to get a little more color on price.\n{ceo}\nIt holds up well.\n\
             Operator\nThat was our last question.\n{ceo}\nThank you all.\n"
        );
        let document = annotate(&text);
        assert_eq!(document.turns.len(), 7, "{label}");
        assert!(turns(&document)[3].ends_with(": Wanted to"), "{:?}", turns(&document));
        assert_eq!(document.speakers[document.turns[3].speaker.0 as usize].affiliation.as_deref(), Some("Kestrel"));
    }
}

#[test]
fn names_with_role_and_firm_on_lines_of_their_own() {
    let document = check(
        "Ann Lee\nChief Executive Officer\nHarbourline\nThank you all for joining us. Revenue grew 12% in the quarter.\n\n\
         Cy Fox\nChief Financial Officer\nHarbourline\nThank you, Ann. Costs were down again in every part of the business.\n\n\
         Bo Day\nAnalyst\nKestrel\nThanks for taking my question. What of price in the coming year?\n\n\
         Ann Lee\nChief Executive Officer\nHarbourline\nIt holds up well.\n",
        &[
            "Executive Ann Lee: Thank you",
            "Executive Cy Fox: Thank you,",
            "Analyst Bo Day: Thanks for",
            "Executive Ann Lee: It holds",
        ],
    );
    assert_eq!(person(&document, "Bo Day").affiliation.as_deref(), Some("Kestrel"));
}

#[test]
fn who_only_asks_is_an_analyst_where_nobody_announces_questions() {
    check(
        "Ann Lee: Good morning and welcome to our third quarter results call. Bo, over to you.\n\
         Bo Day: Thank you, Ann. Revenue grew 12% and we bought two ships.\n\
         Cy Fox: Good morning. How does the order book look into the next year?\n\
         Ann Lee: It is full until the summer.\n\
         Dee Holm: Hi. Could you talk about the price of steel?\n\
         Bo Day: It has come down since the spring.\n\
         Cy Fox: And what of the yard?\n\
         Ann Lee: It opens in March.\n",
        &[
            "Executive Ann Lee: Good morning",
            "Executive Bo Day: Thank you,",
            "Analyst Cy Fox: Good morning.",
            "Executive Ann Lee: It is",
            "Analyst Dee Holm: Hi. Could",
            "Executive Bo Day: It has",
            "Analyst Cy Fox: And what",
            "Executive Ann Lee: It opens",
        ],
    );
}

#[test]
fn letters_behind_names_tell_questions_from_answers() {
    check(
        "Ann Lee\nThank you all for joining us today. Revenue grew 12% in the quarter.\n\
         Bo Day (Q)\nThanks. What of price?\nAnn Lee (A)\nIt holds up well.\n\
         Bo Day (Q)\nAnd cost?\nAnn Lee (A)\nIt is down.\n",
        &[
            "Executive Ann Lee: Thank you",
            "Analyst Bo Day: Thanks. What",
            "Executive Ann Lee: It holds",
            "Analyst Bo Day: And cost?",
            "Executive Ann Lee: It is",
        ],
    );
}

#[test]
fn a_list_tells_whom_a_family_name_means() {
    for label in [|name: &str| format!("Mr. {name}: "), |name: &str| format!("{}: ", name.to_uppercase())] {
        let (osei, day, fox, holm) = (label("Osei"), label("Day"), label("Fox"), label("Holm"));
        let text = format!(
            "Corporate Participants\nAmara Osei - Chief Executive Officer\nBo Day - Chief Financial Officer\n\n\
             Conference Call Participants\nCy Fox - Kestrel Securities\nDee Holm - Oakfield Bank\n\nPresentation\n\n\
             {osei}Good morning and welcome to our call. Bo has the numbers.\n{day}Thank you. Revenue grew 12%.\n\
             {fox}What of price in the coming year?\n{osei}It holds up well.\n{holm}And what of cost?\n{day}It is down.\n\
             {osei}Thank you all.\n"
        );
        let document = check(
            &text,
            &[
                "Executive Amara Osei: Good morning",
                "Executive Bo Day: Thank you.",
                "Analyst Cy Fox: What of",
                "Executive Amara Osei: It holds",
                "Analyst Dee Holm: And what",
                "Executive Bo Day: It is",
                "Executive Amara Osei: Thank you",
            ],
        );
        assert_eq!(person(&document, "Cy Fox").affiliation.as_deref(), Some("Kestrel Securities"));
        assert_eq!(person(&document, "Bo Day").role.as_deref(), Some("Chief Financial Officer"));
    }
}

#[test]
fn a_family_name_that_two_in_a_list_share_means_neither() {
    let document = annotate(
        "Corporate Participants\nWei Chen - Chief Executive Officer\nLi Chen - Chief Financial Officer\n\
         Bo Day - Treasurer\n\nPresentation\n\n\
         Chen: Good morning and welcome.\nDay: Thank you. Revenue grew 12%.\nChen: It did.\nDay: And costs fell.\n\
         Chen: Thank you all.\nDay: Goodbye.\n",
    );
    assert!(person(&document, "Chen").role.is_none());
    assert_eq!(person(&document, "Bo Day").role.as_deref(), Some("Treasurer"));
}

#[test]
fn capitals_without_blanks_are_names_where_the_words_spell_them_apart() {
    check(
        "OPERATOR\n\nGood day and welcome to the Harbourline results call. I will turn the call over to Ann Lee. Please go ahead.\n\n\
         ANNLEE\n\nThank you. Revenue grew 12% in the quarter.\n\n\
         OPERATOR\n\nOur first question comes from the line of Bo Hallow with Kestrel. Your line is open.\n\n\
         BOHALLOW\n\nGood morning. What of price?\n\nANNLEE\n\nIt holds up well.\n\nREVENUE\n\n\
         OPERATOR\n\nOur next question comes from the line of Cyrus Fox with Oakfield. Your line is open.\n\n\
         CYRUSFOX\n\nGood morning. And what of cost?\n\nANNLEE\n\nIt is down.\n\n\
         CYRUSFOX\n\nThank you.\n\nANNLEE\n\nSure.\n\nOPERATOR\n\nThat was our last question.\n",
        &[
            "Operator OPERATOR: Good day",
            "Executive Ann Lee: Thank you.",
            "Operator OPERATOR: Our first",
            "Analyst Bo Hallow: Good morning.",
            "Executive Ann Lee: It holds",
            "Operator OPERATOR: Our next",
            "Analyst Cyrus Fox: Good morning.",
            "Executive Ann Lee: It is",
            "Analyst Cyrus Fox: Thank you.",
            "Executive Ann Lee: Sure.",
            "Operator OPERATOR: That was",
        ],
    );
}

#[test]
fn who_spoke_before_any_question_asks_none() {
    let document = annotate(
        "Holt: Good morning and welcome to the results call. Day has the numbers.\n\
         Day: Thank you. Revenue grew 12%.\n\
         Holt: Our first question comes from Ann Lee at Kestrel Securities.\n\
         Day: I think we lost the line.\nHolt: We go on without.\nDay: Costs fell as well.\nHolt: Thank you.\n\
         Day: Goodbye.\n",
    );
    let day = person(&document, "Day");
    assert!(day.kind != SpeakerKind::Analyst && day.affiliation.is_none(), "{day:?}");
}

#[test]
fn who_comes_in_late_and_asks_soon_is_an_analyst() {
    let document = annotate(
        "Ann Lee: Good morning and welcome to our third quarter results call. Bo, over to you.\n\
         Bo Day: Thank you, Ann. Revenue grew 12% and we bought two ships.\n\
         Cy Fox: Good morning. Thanks for taking my question. How does the order book look?\n\
         Ann Lee: It is full until the summer.\n\
         Dee Holm: Good morning. Great to see the progress on steel.\n\
         Bo Day: Thank you, Dee.\n\
         Dee Holm: And just one on the yard. When does it open?\n\
         Ann Lee: It opens in March.\n",
    );
    assert_eq!(person(&document, "Dee Holm").kind, SpeakerKind::Analyst);
    assert_eq!(person(&document, "Bo Day").kind, SpeakerKind::Executive);
}

#[test]
fn the_same_few_words_said_again_are_no_page_mark() {
    let thanks =
        ["Ann Lee\nPresident and Chief Operating Officer", "Bo Day\nDirector of Investor Relations", "Cy Fox\nAnalyst"];
    let text: String = (0..6).map(|turn| format!("speaker\n{}\nThank you.\n", thanks[turn % 3])).collect();
    let document = annotate(&format!("speaker\nCy Fox\nAnalyst\nWhat of price in the coming year?\n{text}"));
    assert_eq!(document.turns.len(), 7);
}

#[test]
fn an_advert_on_the_line_of_the_whole_call_hides_none_of_it() {
    let call = "Operator: Good day. Our first question comes from Bo Day of Kestrel Securities. Please go ahead. \
                Bo Day: Thank you for taking my question. What of price in the year? \
                Ann Lee: It holds up well. Had you put $1,000 into ships, you would be happy to invest again. \
                Operator: Our next question comes from Cy Fox of Oakfield Bank. Please go ahead. \
                Cy Fox: Good morning. My question is on cost. What of it? Ann Lee: It is down this year. \
                Operator: That was our last question. ";
    let more = "Ann Lee: We thank you for your time and for all that you have done with us over the year. ".repeat(10);
    for text in [format!("{call}{more}"), format!("{call}{more}").replace(' ', "\n")] {
        let document = annotate(&text);
        assert_eq!(person(&document, "Bo Day").affiliation.as_deref(), Some("Kestrel Securities"));
        assert_eq!(person(&document, "Cy Fox").kind, SpeakerKind::Analyst);
    }
}

#[test]
fn an_announcement_may_run_over_two_sentences() {
    let document = annotate(
        "Operator: Good day. I hand over to Ann Lee.\nMs. Lee: Thank you. Revenue grew 12%.\n\
         Operator: We take our first question. And it comes from the line of Bo Day from Kestrel Securities.\n\
         Mr. Day: Congrats on a strong quarter. Costs were down in every part of it.\nMs. Lee: They were.\n\
         Operator: We take the next one. It comes from the line of Cy Fox with Oakfield Bank.\n\
         Mr. Fox: Good morning. I have two questions on price.\nMs. Lee: It holds up well.\n",
    );
    assert_eq!(person(&document, "Bo Day").affiliation.as_deref(), Some("Kestrel Securities"));
    assert_eq!(person(&document, "Bo Day").kind, SpeakerKind::Analyst);
    assert_eq!(person(&document, "Cy Fox").affiliation.as_deref(), Some("Oakfield Bank"));
}

#[test]
fn who_asks_without_a_question_mark_is_told_by_the_words() {
    check(
        "Ann Lee: Good morning and welcome to the Harbourline call\n\n\
         Bo Day: Thank you Ann revenue grew by a tenth and volumes were up in every port\n\n\
         Cy Fox: Good morning I was wondering how you see price into the spring\n\n\
         Bo Day: Price holds up well\n\n\
         Di Roe: Congratulations could you walk us through the cost of the new terminal\n\n\
         Bo Day: It costs less than we thought\n\n\
         Ann Lee: Thank you all\n",
        &[
            "Executive Ann Lee: Good morning",
            "Executive Bo Day: Thank you",
            "Analyst Cy Fox: Good morning",
            "Executive Bo Day: Price holds",
            "Analyst Di Roe: Congratulations could",
            "Executive Bo Day: It costs",
            "Executive Ann Lee: Thank you",
        ],
    );
}

#[test]
fn a_name_with_the_family_first_is_printed_with_the_given_one_first() {
    let turn = |name: &str, time: &str, words: &str| format!("{name}   {time}\n{words}\n\n");
    let text = [
        turn("Lee, Ann", "0:01", "Good morning and welcome to the Harbourline call."),
        turn("Day, Bo (Contractor)", "0:40", "Revenue grew by a tenth."),
        turn("Fox, Cy", "1:10", "Thanks for taking my question. What of price?"),
        turn("Lee, Ann", "1:30", "Price holds up well."),
        turn("Fox, Cy", "1:50", "Thank you."),
    ]
    .concat();
    let document = annotate(&text);
    let names: Vec<&str> = document.turns.iter().map(|t| &*document.speakers[t.speaker.0 as usize].name).collect();
    assert_eq!(names.first().zip(names.last()), Some((&"Ann Lee", &"Cy Fox")));
}

#[test]
fn what_follows_a_name_on_its_comma_is_no_given_name() {
    for (label, name) in [
        ("Ann Lee, CFO", "Ann Lee"),
        ("Ann Lee, Kestrel Capital", "Ann Lee"),
        ("Ann Lee, Ph.D.", "Ann Lee"),
        ("Ann Lee, M.D.", "Ann Lee"),
    ] {
        let cue = |who: &str, at: u32, words: &str| {
            format!("00:00:{at:02}.000 --> 00:00:{:02}.000\n<v {who}>{words}\n\n", at + 4)
        };
        let text = format!(
            "WEBVTT\n\n{}{}{}",
            cue(label, 1, "Good morning and welcome to the call."),
            cue("Bo Day", 6, "Thank you. What of price?"),
            cue(label, 11, "Price holds up well.")
        );
        let document = annotate(&text);
        let spoken = &document.speakers[document.turns[0].speaker.0 as usize].name;
        assert!(spoken.starts_with(name), "{label}: {spoken}");
    }
}

#[test]
fn a_wide_colon_is_as_good_as_a_narrow_one() {
    for text in [
        "Q：明年的毛利率如何？\n\nA：毛利率會上升。\n",
        "Q：Ann Lee：What of price?\n\nA：Bo Day：Price holds up well.\n",
        "Ann Lee:\nChief Executive Officer：Good morning\n\nBo Day:\nChief Financial Officer：Thank you.\n",
    ] {
        let document = annotate(text);
        let words = document.turns.iter().map(|turn| turn.span.of(&document.source.text)).collect::<String>();
        assert!(!words.starts_with('：'), "{text}: {words}");
    }
    let document = annotate("Q：Ann Lee：What of price?\n\nA：Bo Day：Price holds up well.\n\nQ：Ann Lee：And cost?\n");
    person(&document, "Ann Lee");
    person(&document, "Bo Day");
}

#[test]
fn captions_that_mark_where_another_begins_have_a_turn_for_each() {
    let text = ">> Good morning and welcome to the
Harbourline earnings conference call.
I will turn the call over to Ann Lee.
>> Thank you, operator. With me are
Bo Day, Chief Executive Officer, and
Cy Fox, Chief Financial Officer.
>> Thanks, Ann. Revenue grew by a
tenth.
>> Our first question comes from Di
Roe with Kestrel Securities.
>> Hello. What of price?
>> It holds up well. >> And cost?
>> It is down on last year.
>> This concludes today's conference
call. You may now disconnect.
";
    let document = annotate(text);
    let starts: Vec<&str> =
        document.turns.iter().map(|turn| turn.span.of(text).split([' ', '\n']).next().unwrap_or("")).collect();
    assert_eq!(starts, ["Good", "Thank", "Thanks,", "Our", "Hello.", "It", "And", "It", "This"]);
    let asks = &document.turns[4];
    assert_eq!(&*document.speakers[asks.speaker.0 as usize].name, "Di Roe");
    assert!(document.turns.iter().all(|turn| !turn.span.of(text).contains('>')));
}

#[test]
fn a_text_may_end_where_the_word_is_given() {
    let text = "Good morning and welcome to the Harbourline earnings conference call. I will now turn the call over to Ann Lee. Please go ahead.";
    for text in [text, &text.replace(". ", ".\n"), &text.replace(". ", ".\n\n")] {
        assert_eq!(annotate(text).turns.len(), 1, "{text}");
    }
}

#[test]
fn a_numbered_voice_is_told_by_the_words() {
    let document = check(
        "Speaker 1: Good morning and welcome. I will now turn the call over to Maren Holt, Chief Financial Officer. Please go ahead.\n\n\
         Speaker 2: Thank you. Revenue grew 12% in the quarter.\n\n\
         Speaker 1: Our first question comes from Bo Day with Kestrel Securities. Your line is open.\n\n\
         Speaker 3: Thanks. What of price?\n\n\
         Speaker 2: Price holds up well.\n\n\
         Speaker 1: Our next question comes from Cy Fox with Oakfield. Your line is open.\n\n\
         Speaker 4: And cost?\n\n\
         Speaker 1: Our next question comes from Dee Lind with Northgate. Your line is open.\n\n\
         Speaker 4: Hello. What of cash?\n",
        &[
            "Unknown Speaker 1: Good morning",
            "Unknown Speaker 2: Thank you.",
            "Unknown Speaker 1: Our first",
            "Unknown Speaker 3: Thanks. What",
            "Unknown Speaker 2: Price holds",
            "Unknown Speaker 1: Our next",
            "Unknown Speaker 4: And cost?",
            "Unknown Speaker 1: Our next",
            "Unknown Speaker 4: Hello. What",
        ],
    );
    let voices: Vec<Option<String>> = (document.turns.iter())
        .map(|turn| {
            turn.voice.map(|voice| {
                let speaker = &document.speakers[voice.speaker.0 as usize];
                format!("{:?} {}", speaker.kind, speaker.name)
            })
        })
        .collect();
    let told = |voice: &str| Some(voice.to_owned());
    let expected = [
        None,
        told("Executive Maren Holt"),
        None,
        told("Analyst Bo Day"),
        told("Executive Maren Holt"),
        None,
        None, // Two are called up and one voice answers to both.
        None,
        None,
    ];
    assert_eq!(voices, expected);
    assert_eq!(person(&document, "Bo Day").affiliation.as_deref(), Some("Kestrel Securities"));
}

#[test]
fn a_broker_may_host_the_call() {
    let document = check(
        "Moderator: Ladies and gentlemen, welcome to the Harbourline Q1 earnings conference call, hosted by Kestrel Securities. \
         I now hand the conference over to Mr. Bo Day from Kestrel Securities. Over to you, sir.\n\n\
         Bo Day: Good evening, everyone. On behalf of Kestrel, I welcome you all. I hand over to Ms. Holt.\n\n\
         Maren Holt: Thank you, Bo. Revenue grew 12%. We can take questions.\n\n\
         Moderator: The first question is from the line of Cy d'Aubigny from i-Capital Partners. Please go ahead.\n\n\
         Cy d'Aubigny: What of price?\n\n\
         Maren Holt: Price holds up well.\n\n\
         Moderator: Next, Ms. Lind from Northgate Research, please.\n\n\
         Dee Lind: What of cash?\n\n\
         Maren Holt: Cash is plenty.\n\n\
         Moderator: Next question, Eva Roth, sell-side analyst at Oakfield Bank.\n\n\
         Eva Roth: And cost?\n\n\
         Maren Holt: Cost is down.\n",
        &[
            "Operator Moderator: Ladies and",
            "Analyst Bo Day: Good evening,",
            "Executive Maren Holt: Thank you,",
            "Operator Moderator: The first",
            "Analyst Cy d'Aubigny: What of",
            "Executive Maren Holt: Price holds",
            "Operator Moderator: Next, Ms.",
            "Analyst Dee Lind: What of",
            "Executive Maren Holt: Cash is",
            "Operator Moderator: Next question,",
            "Analyst Eva Roth: And cost?",
            "Executive Maren Holt: Cost is",
        ],
    );
    for (name, firm) in [
        ("Bo Day", "Kestrel Securities"),
        ("Cy d'Aubigny", "i-Capital Partners"),
        ("Dee Lind", "Northgate Research"),
        ("Eva Roth", "Oakfield Bank"),
    ] {
        assert_eq!(person(&document, name).affiliation.as_deref(), Some(firm), "{name}");
    }
    let qa = document.sections.iter().find(|section| section.kind == SectionKind::Qa).map(|section| section.span.start);
    assert_eq!(qa.map(|at| at as usize), document.source.text.find("Moderator: The first"));
}

#[test]
fn a_comma_before_a_legal_form_or_a_suffix_names_no_firm() {
    let document = check(
        "Operator: Our first question comes from Bo Day with Kestrel. Your line is open.\n\n\
         Harbourline Group, Inc.\n\n\
         Bo Day: What of price?\n\n\
         Robert Vance, Jr.: Price holds up well.\n\n\
         Operator: Our next question comes from Cy Fox with Oakfield. Your line is open.\n\n\
         Cy Fox: And cost?\n\n\
         Robert Vance, Jr.: Cost is down.\n",
        &[
            "Operator Operator: Our first",
            "Analyst Bo Day: What of",
            "Executive Robert Vance, Jr.: Price holds",
            "Operator Operator: Our next",
            "Analyst Cy Fox: And cost?",
            "Executive Robert Vance, Jr.: Cost is",
        ],
    );
    assert_eq!(person(&document, "Bo Day").affiliation.as_deref(), Some("Kestrel"));
}
