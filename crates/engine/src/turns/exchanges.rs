//! Questions and the answers to them.

use super::printed::RawTurn;
use crate::document::{Exchange, SpeakerKind, Turn, TurnId};

/// The exchanges from where the questions begin, at byte `qa`.
///
/// A question with its follow-ups and all answers is one exchange; the next announcement or another questioner opens the next.
/// What an interpreter renders belongs to the turn that it renders.
pub(super) fn exchanges_of(
    text: &str,
    turns: &[Turn],
    raw: &[RawTurn],
    kinds: &[SpeakerKind],
    qa: Option<usize>,
) -> Vec<Exchange> {
    let Some(qa) = qa else { return vec![] };
    let mut exchanges: Vec<Exchange> = Vec::new();
    let mut asker = None;
    let mut rendering_question = false;
    for (index, turn) in turns.iter().enumerate().filter(|(_, turn)| turn.span.start as usize >= qa) {
        let id = TurnId(index as u32);
        let kind = kinds[turn.speaker.index()];
        let asks = kind == SpeakerKind::Analyst || raw[index].asks || asker == Some(turn.speaker);
        if asks {
            if asker != Some(turn.speaker) || exchanges.is_empty() {
                exchanges.push(Exchange { question: vec![], answers: vec![] });
                asker = Some(turn.speaker);
            }
            if let Some(exchange) = exchanges.last_mut() {
                exchange.question.push(id);
            }
            rendering_question = true;
            continue;
        }
        match kind {
            SpeakerKind::Operator => {
                asker = None;
                rendering_question = false;
            }
            SpeakerKind::Editor => {}
            SpeakerKind::Ir if moderates(turn.span.of(text)) => {}
            SpeakerKind::Interpreter if rendering_question && asker.is_some() => {
                if let Some(exchange) = exchanges.last_mut() {
                    exchange.question.push(id);
                }
                rendering_question = false;
            }
            _ => {
                rendering_question = false;
                if asker.is_some()
                    && let Some(exchange) = exchanges.last_mut()
                {
                    exchange.answers.push(id);
                }
            }
        }
    }
    exchanges
}

/// Whether the words only lead from one question to the next.
fn moderates(words: &str) -> bool {
    let lower = words[..words.floor_char_boundary(400)].to_lowercase();
    words.len() < 400
        && ["question", "operator", "query", "wraps up", "concludes", "joining us", "問題", "问题"]
            .iter()
            .any(|word| lower.contains(word))
}
