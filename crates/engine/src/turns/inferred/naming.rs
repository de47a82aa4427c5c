//! Names for those who are not announced, and the turns that come of the walk.

use super::*;

impl<'t> Walk<'t> {
    /// Who is thanked when the next one begins has spoken before, where that is not known otherwise.
    pub(super) fn name_by_thanks(&mut self) {
        for index in 1..self.stretches.len() {
            let (before, after) = (self.stretches[index - 1].clone(), self.stretches[index].clone());
            if before.person.is_some() || !matches!(before.part, Part::Presents | Part::Answers) {
                continue;
            }
            let head = Span::new(after.start, self.text.floor_char_boundary((after.start + 160).min(self.text.len())));
            let mut cues = Vec::new();
            for sentence in sentences(self.text, head).take(2) {
                spoken::read(&self.flat, sentence, &self.marks, &mut cues);
            }
            let thanked = cues.iter().find(|cue| cue.says == Says::IsThanked);
            if let Some(cue) = thanked
                && let Some(person) = self.people.find_officer(&Name::parse(cue.name.of(self.text)))
                && after.person != Some(person)
            {
                let before = &mut self.stretches[index - 1];
                (before.person, before.cue, before.sure) = (Some(person), cue.words, 80);
            }
        }
    }

    /// Names stretches by the part their speakers play: the host moderates; and where a chief executive presented, no question
    /// is passed on by name, and others say who they are when they answer, the rest of the answers are most likely the
    /// chief executive's.
    pub(super) fn name_by_part(&mut self) {
        let host = self.host;
        let mut chief = None;
        for stretch in &self.stretches {
            if let Some(person) = stretch.person.filter(|_| stretch.part == Part::Presents)
                && self.people.get(person).offices.shares(Offices::CEO)
            {
                chief.get_or_insert(person);
            }
        }
        // Where others say so when they answer, silence speaks for the chief executive.
        let announced = self.stretches.iter().any(|stretch| {
            stretch.part == Part::Answers && stretch.sure >= 95 && stretch.person.is_some() && stretch.person != chief
        });
        let chief = chief.filter(|_| announced && self.passed_on < 2);
        let mut last_answer: Option<usize> = None;
        for index in 0..self.stretches.len() {
            let stretch = &mut self.stretches[index];
            match stretch.part {
                Part::Moderates if stretch.person.is_none() => {
                    (stretch.person, stretch.sure) = (host, stretch.sure.min(60))
                }
                Part::Answers if stretch.person.is_none() => {
                    // A second stretch in the same answer is more likely another voice than the first one's.
                    if let Some(chief) = chief.filter(|_| last_answer.is_none()) {
                        (stretch.person, stretch.sure) = (Some(chief), 35);
                    }
                }
                _ => {}
            }
            last_answer = None;
        }
    }

    pub(super) fn turns(mut self, issues: &mut Vec<Issue>) -> (People<'t>, Vec<RawTurn>) {
        let text = self.text;
        self.people.settle();
        let blank = text.len() - text.trim_start().len();
        let whole_end = text.trim_end().len().max(blank);
        let note = |code: &'static str, message: &str, span: Span| Issue { code, message: message.into(), span };
        if self.stretches.len() < 2 {
            issues.push(note("no-labels", "No speaker labels were found and the words do not tell who speaks, so the text is one turn of an unknown speaker.", Span::default()));
            self.stretches.clear();
            let person = self.people.entry("Unknown");
            let span = Span::new(blank, whole_end);
            let turn = RawTurn {
                person,
                span,
                label: None,
                inferred: Some((Span::new(blank, blank), 0)),
                time: None,
                voice: None,
                asks: false,
                announces: false,
            };
            return (self.people, vec![turn]);
        }
        issues.push(note(
            "no-labels",
            "No speaker labels were found, so turns and speakers are inferred from the words; check who speaks.",
            Span::default(),
        ));
        let unknown = self.people.entry("Unknown");
        let end_of_call = self.end_of_call(whole_end);
        let mut turns: Vec<RawTurn> = Vec::new();
        let mut nameless = 0;
        for (index, stretch) in self.stretches.iter().enumerate() {
            let end = self.stretches.get(index + 1).map_or(end_of_call, |next| next.start).max(stretch.start);
            let end = stretch.start
                + text[stretch.start..end].trim_end_matches(|c: char| c.is_whitespace() || c == '>').len();
            let person = stretch.person.unwrap_or(unknown);
            nameless += usize::from(stretch.person.is_none());
            let announces = stretch.part == Part::Operates
                && self.stretches.get(index + 1).is_some_and(|next| next.part == Part::Asks);
            turns.push(RawTurn {
                person,
                span: Span::new(stretch.start, end),
                label: None,
                inferred: Some((stretch.cue, if stretch.person.is_some() { stretch.sure } else { 20 })),
                time: None,
                voice: None,
                asks: stretch.part == Part::Asks,
                announces,
            });
            let evidence = &mut self.people.get_mut(person).evidence;
            match stretch.part {
                _ if person == unknown => {}
                Part::Operates => evidence.printed = evidence.printed.or(Some(SpeakerKind::Operator)),
                Part::Asks => evidence.asks = true,
                Part::Moderates | Part::Presents | Part::Answers => evidence.officer = true,
            }
        }
        if nameless > 0 {
            let first = turns.iter().find(|turn| turn.person == unknown).map_or(Span::default(), |turn| turn.span);
            let message = format!(
                "The words do not tell who speaks in {nameless} turns, the first of them here; they stand under an unknown speaker."
            );
            issues.push(note("speaker-unknown", &message, first));
        }
        (self.people, turns)
    }

    /// Where the call ends: before the publisher's own words in brackets after the last sentence.
    pub(super) fn end_of_call(&self, whole_end: usize) -> usize {
        let text = &self.text[..whole_end];
        let last = text.rfind('\n').map_or(0, |at| at + 1);
        let line = text[last..].trim();
        let own = line.starts_with(['[', '(']) && line.ends_with([']', ')']) && line.len() > 40;
        let last_start = self.stretches.last().map_or(0, |stretch| stretch.start);
        if own && last > last_start { last } else { whole_end }
    }
}
