//! Texts without labels, and lines that look like labels and are none.

use crate::call::*;

/// Notes every label that is read where there is none.
fn none(case: &str, text: &str) {
    let reading = read_text(text);
    let names: Vec<&str> = reading.labels.iter().map(|l| l.name.of(&reading.source.text)).collect();
    note(names.is_empty(), || format!("{case}: {names:?} as {}", reading.source.format));
}

#[test]
fn look_alikes() {
    let spoken: String = CALL.iter().map(|(_, words)| format!("{words}\n")).collect();
    none("speech alone", &spoken);
    none("speech wrapped", &wrapped(&spoken.replace('\n', " "), 80).join("\n"));
    none("speech in captions", &wrapped(&spoken.replace('\n', " "), 32).join("\n"));
    none(
        "definitions",
        "Revenue: what customers pay.\nOperating Income: revenue less cost.\nFree Cash Flow: cash after investment.\nNet Debt: debt less cash.\nRevenue: see above.\nNet Debt: see above.\n",
    );
    none(
        "bullets",
        "Highlights\n- Operating Income: up 5% from a year ago on price.\n- Free Cash Flow: more than twice that of last year.\n- Net Debt: down by a third since the spring of last year.\n- Operating Income: we expect as much again next year.\n- Net Debt: we expect less of it again next year.\n",
    );
    none(
        "remarks in brackets",
        "We grew.\n[Technical Difficulty] and then some.\n[Foreign Speech] we said.\n[Technical Difficulty] So we did.\n(Technical Difficulty) Indeed.\n[Foreign Speech] Yes.\n",
    );
    none(
        "prefixes of markets",
        "Sales by market follow.\nAsia ex-Japan: sales grew 4% in local money.\nCosts rose as well.\nAsia ex-Japan: margin held at 12% of sales.\nNorth mid-Atlantic: sales fell 2% on weather.\n",
    );
    none("tickers", "Harbourline is listed.\nNASDAQ: HBLG\nNYSE: HBL\nNASDAQ: HBLG\nThe shares rose.\n");
    none(
        "facts",
        "Date: 29 October 2026\nTime: 9:30 a.m.\nCompany: Harbourline Group\nQuarter: Q3 2026\nDuration: 60 minutes\n",
    );
    none(
        "roster",
        "Company Participants\nMaren Holt - Head of Investor Relations\nTobias Okafor - Chief Executive Officer\nInés de la Cruz - Chief Financial Officer\n",
    );
    none(
        "list of names in a sentence",
        "With us are Maren Holt, Head of Investor Relations; Tobias Okafor, Chief Executive Officer;\nand Inés de la Cruz, Chief Financial Officer.\nPlease note the disclaimer.\n",
    );
    none("empty", "");
    none("blank", "\n\n  \n");
    none("marks", ": - -- — ( ) [ ] << >> ** \n:\n--\n<v >\n,,,\n");
    told();
}

/// What looks like one of these labels and is none.
#[test]
fn look_alikes_of_programs() {
    none(
        "news in Mandarin",
        "本季度成長動能：持續。\n首席财务官表示：毛利率稳定。\n总裁指出：需求不变。\n首席财务官表示：现金充足。\n",
    );
    none(
        "terms in one line",
        &"We look at three things. Net Debt: it fell. Gross Margin: it rose. Our net debt fell and the gross margin rose. "
            .repeat(9),
    );
    told();
}

/// Names before dashes, stops and bars in texts that nobody speaks.
#[test]
fn look_alikes_that_run_into_words() {
    for joint in [" — ", " - ", ". ", "; ", " | "] {
        let lines = |names: &[&str], words: &str| -> String {
            (0..3).flat_map(|_| names.iter().map(|name| format!("{name}{joint}{words}\n\n"))).collect()
        };
        none(
            &format!("regions{joint}"),
            &lines(
                &["North America", "Latin America", "Western Europe"],
                "Sales grew 4% on price and mix, and volumes were flat.",
            ),
        );
        none(
            &format!("terms{joint}"),
            &lines(
                &["Net Debt", "Gross Margin", "Free Cash Flow"],
                "It fell against the quarter before as freight eased.",
            ),
        );
        none(
            &format!("people of whom is told{joint}"),
            &lines(&["Maren Holt", "Tobias Okafor"], "Joined the board in 2019 and chairs its audit committee."),
        );
    }
    none(
        "paragraphs that open with a name",
        "Maren Holt. She joined in 2019.\nThe board thanks her.\nTobias Okafor. He chairs the board.\nThe terms run until May.\n",
    );
    none(
        "captions that list who is present",
        "With us are\nMaren Holt, Head of Investor Relations,\nand\nTobias Okafor, Chief Executive Officer\nof the group. We will\ntake questions later.\n",
    );
    told();
}

/// What looks like an office, a letter, a firm before a name or a time, and is none.
#[test]
fn look_alikes_of_minutes() {
    none(
        "offices in facts",
        "Harbourline Group\nCEO: Tobias Okafor\nCFO: Inés de la Cruz\nInvestor Relations: Maren Holt\nCompany: Harbourline Group\n",
    );
    none(
        "whom to ask",
        "For more:\nInvestor Relations: Maren Holt, +1 555 0100\nMedia: Bo Day, +1 555 0101\nInvestor Relations: ir@harbourline.example\n",
    );
    none("facts in Mandarin", "公司：海线集团\n日期：2026年10月29日\n地点：上海\n公司：海线集团有限公司\n主题：业绩\n");
    none("offices above names", "Chairman\nBo Day\n\nDirector\nAnn Lee\n\nDirector\nCy Fox\n\nDirector\nDee Holm\n");
    none(
        "offices of which is told",
        "Chief Executive Officer\n\nThe board named one in May.\n\nChief Financial Officer\n\nThe search goes on.\n",
    );
    none("quarters", "Q1\nQ2\nQ3\nQ4\nRevenue\n1,200\n1,300\n1,250\n1,400\n");
    none(
        "quarters before words",
        "Q1 Revenue grew 4% on price.\nQ2 Revenue grew 5% on mix.\nQ3 Revenue fell on weather.\nA. Holt reports.\n",
    );
    none("a list by letters", "A. Background of the offer\nB. Reasons\nC. Terms\nA. Schedule\nQ. None of these\n");
    none("articles", "A new terminal opens in March.\nA second one follows.\nQuestions remain.\nA third is planned.\n");
    none(
        "terms with a stroke",
        "Oil/Gas: sales grew 4% in local money.\nPorts/Freight: margin held at 12% of sales.\nOil/Gas: costs fell on weather.\nNorth America/Europe: up 4%.\nNorth America/Europe: and flat before.\n",
    );
    none("ratings", "Analyst ratings\nBuy - Kestrel Securities\nHold - Oakfield Bank\nBuy - Northgate Research\n");
    none("a day's plan", "9:00 AM Tobias Okafor\n10:00 AM Inés de la Cruz\n11:00 - 12:00 Maren Holt\n12:00 PM Lunch\n");
    none("how long it took", "The outages took\n3 minutes 20 seconds\nand then\n2 minutes 10 seconds\nin all.\n");
    none(
        "headings between rules",
        "=== Highlights ===\nRevenue grew.\n=== Outlook ===\nWe expect more.\n=== Highlights ===\nMore.\n",
    );
    none(
        "what pages say",
        "Advertisement\nStory continues below\n\nAdvertisement\nStory continues below\n\nShare\nSave\n",
    );
    none(
        "people of a firm of whom is told",
        "Maren Holt, Harbourline Group, joined in 2019.\nTobias Okafor, Kestrel Securities, left in 2020.\nThe terms run until May.\n",
    );
    told();
}

/// What looks like a label with a bullet, in columns, with a mark in words or a way to reach somebody, and is none.
#[test]
fn look_alikes_of_publishers() {
    for bullet in ["– ", "• ", "- "] {
        let names: String =
            (0..3).flat_map(|_| ["Maren Holt", "Bo Day"].map(|name| format!("{bullet}{name}\n"))).collect();
        none(&format!("{bullet}names in a list"), &format!("The committees\n{names}The board thanks them.\n"));
        let items =
            ["North America", "Latin America"].map(|name| format!("{bullet}{name}\n{bullet}Sales grew 4% on price.\n"));
        none(&format!("{bullet}regions"), &items.concat().repeat(3));
    }
    none(
        "captions that present people",
        "With us are Mr. Tobias\nOkafor, our chief executive officer; and\nMs. Inés de la\nCruz, our chief financial officer, and\nMr. Bo\nDay, has been named chairman of\nKestrel Capital, Oakfield Power\nand others.\n",
    );
    none(
        "a table",
        "Region          Sales\nNorth America   1,200\nLatin America   300\nNorth America   1,250\nLatin America   310\n",
    );
    none("people in columns", "Maren Holt      Bo Day\nTobias Okafor   Ann Lee\nMaren Holt      Cy Fox\n");
    none(
        "whom to ask",
        "Contacts\nMaren Holt\nHead of Investor Relations\nir@harbourline.example\n\nBo Day\nMedia Relations\nTel: +1 555 010 0123\n",
    );
    none(
        "titles",
        "Harbourline Group - Q3 2026 Results Call\nHarbourline Group - Earnings Webcast\nHarbourline - Q3 2026 Results Call\n",
    );
    none(
        "prices",
        "Copper @ $9,000: margin of 12%.\nZinc @ $3,000: margin of 4%.\nCopper @ $9,000: as before.\nZinc @ $3,000: the same.\n",
    );
    none(
        "questions of which is told",
        "Question - Price and mix\nIt rose.\n\nQuestion - Cost\nIt fell.\n\nAnswer - See above\nAll of it.\n",
    );
    told();
}
