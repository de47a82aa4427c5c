use super::*;

/// What the cues of the first sentence say, as `name/role/firm`.
#[track_caller]
fn check(text: &str, says: Says, expected: &[&str]) {
    let mut cues = Vec::new();
    let end = text.len();
    read(text, Span::new(0, end), &Marks::of(&flat(text)), &mut cues);
    let of = |span: Option<Span>| span.map_or("", |span| span.of(text));
    let found: Vec<_> = cues
        .iter()
        .filter(|cue| cue.says == says)
        .map(|cue| format!("{}/{}/{}", cue.name.of(text), of(cue.role), of(cue.firm)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn who_asks_next() {
    let says = |text, expected| check(text, Says::AsksNext, &[expected]);
    says("Your next question comes from the line of Ann Lee with Kestrel Securities.", "Ann Lee//Kestrel Securities");
    says(
        "[Operator Instructions] Our first question comes from Ann Lee at Alder, Birch & Co. Please go ahead.",
        "Ann Lee//Alder, Birch & Co.",
    );
    says("And the first question today is coming from Ann Lee from J.P. Marlow.", "Ann Lee//J.P. Marlow");
    says("The next question will be for Ann Lee from Kestrel.", "Ann Lee//Kestrel");
    says("Next question will be from Ann from Harbour Bank Ann your line is live.", "Ann//Harbour Bank");
    says("We will now move on to Mark from Fennick Partners.", "Mark//Fennick Partners");
    says("We'll go next to Ann Lee of Kestrel.", "Ann Lee//Kestrel");
    says("(Operator Instructions) Ann Lee, Kestrel.", "Ann Lee//Kestrel");
    says("Ann Lee with Kestrel, your line is open.", "Ann Lee//Kestrel");
    says("Your first query immediately comes from Ann Lee at Kestrel.", "Ann Lee//Kestrel");
    says("We'll take our last question from Ann Lee.", "Ann Lee//");
    says("下一个问题来自海港证券的王芳，请讲。", "王芳//海港证券");
}

#[test]
fn not_who_asks_next() {
    for text in [
        "My question is about revenue from China.",
        "I have a question from our investors.",
        "Thanks for the question from earlier.",
        "We'll go to Ann to answer the question.",
        "We will move to Phase 3 with Harbourline.",
    ] {
        check(text, Says::AsksNext, &[]);
    }
}

#[test]
fn who_speaks_next() {
    let says = |text, expected| check(text, Says::SpeaksNext, &[expected]);
    says(
        "I would now like to turn the call over to Ann Lee, Head of Investor Relations of Harbourline.",
        "Ann Lee/Head of Investor Relations of Harbourline/",
    );
    says("With that, I will now turn the call over to Ernie.", "Ernie//");
    says(
        "I'd like to turn the conference over to your host, Ann Lee,\nSenior Vice President. Please go ahead.",
        "Ann Lee/Senior Vice President/",
    );
    says(
        "I would like to turn the call over to Harbourline Foods's Chief Financial Officer, Ann Lee.",
        "Ann Lee/Chief Financial Officer/",
    );
    says("So now let me turn the call over to Mike to moderate the session.", "Mike//");
    says(
        "And now I'd like to introduce your host for today's program, Ann Lee, Head of Investor Relations.",
        "Ann Lee/Head of Investor Relations/",
    );
    says("Ms. Lee, you may begin.", "Lee//");
    says("And Mr. Bo Day, you may begin your conference.", "Bo Day//");
    says("With that, let me hand it over to our CFO, Ann Lee.", "Ann Lee/CFO/");
    for text in [
        "We turned our attention to China.",
        "We hand over to customers.",
        "It comes down to Europe.",
        "Let me turn to slide 5.",
    ] {
        check(text, Says::SpeaksNext, &[]);
    }
}

#[test]
fn who_is_present() {
    check(
        "With us are Ann Lee, Chairman; Bo Day, Chief Executive Officer; Cy Fox, Chief Financial Officer.",
        Says::IsPresent,
        &["Ann Lee/Chairman/", "Bo Day/Chief Executive Officer/", "Cy Fox/Chief Financial Officer/"],
    );
    check(
        "I am joined today by our Chief Executive Officer, Ann Lee, and our Chief Financial Officer, Bo Day.",
        Says::IsPresent,
        &["Ann Lee/Chief Executive Officer/", "Bo Day/Chief Financial Officer/"],
    );
    check(
        "With me in the room today are Ann Lee, our Chairman and CEO. Bo Day, our EVP and Chief Financial Officer, Cy Fox, our EVP.",
        Says::IsPresent,
        &["Ann Lee/Chairman and CEO/", "Bo Day/EVP and Chief Financial Officer/", "Cy Fox/EVP/"],
    );
    check(
        "With us are Ann, Chairman; Bo Day, Chief Executive Officer; Cy, Chief Financial Officer.",
        Says::IsPresent,
        &["Ann/Chairman/", "Bo Day/Chief Executive Officer/", "Cy/Chief Financial Officer/"],
    );
    check(
        "With me are Ann Lee, CEO, and Bo Day, Chief Financial Officer. I remind you of our Investor Relations website.",
        Says::IsPresent,
        &["Ann Lee/CEO/", "Bo Day/Chief Financial Officer/"],
    );
    check("It is great to have you with us.", Says::IsPresent, &[]);
    let mut cues = Vec::new();
    let text = "Thank you for joining us. I'm Ann Lee, Head of Investor Relations. Bo Day is ill.";
    read(text, Span::new(0, 25), &Marks::of(text), &mut cues);
    assert_eq!(cues, []);
}

#[test]
fn who_is_speaking_or_thanked() {
    check("[Interpreted] This is Roby.", Says::IsSpeaking, &["Roby//"]);
    check("Good afternoon. My name is Abby and I will be your operator today.", Says::IsSpeaking, &["Abby//"]);
    check("Okay. Neil, this is Don.", Says::IsSpeaking, &["Don//"]);
    check("Yes, Phil, it's Matt here.", Says::IsSpeaking, &["Matt//"]);
    check("Hi, this is Ann Lee from Kestrel.", Says::IsSpeaking, &["Ann Lee//Kestrel"]);
    check(
        "I'm Ann Lee, Senior Vice President of Investor Relations.",
        Says::IsSpeaking,
        &["Ann Lee/Senior Vice President of Investor Relations/"],
    );
    check("Thank you, Ernie.", Says::IsThanked, &["Ernie//"]);
    check("Great. Thanks so much, Ann, and good morning.", Says::IsThanked, &["Ann//"]);
    for text in [
        "This is China.",
        "This is a good year.",
        "Thank you, operator.",
        "Thanks for the question.",
        "This is Phase two work.",
    ] {
        check(text, Says::IsThanked, &[]);
    }
    check("This is a good year.", Says::IsSpeaking, &[]);
}
