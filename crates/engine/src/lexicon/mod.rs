//! Surface forms and the concepts they stand for: data that a person who is no programmer can read and extend.

pub mod calendar;
pub mod columns;
pub mod cues;
pub mod currencies;
pub mod furniture;
pub mod label_words;
pub mod linking;
pub mod metrics;
pub mod names;
pub mod numbers;
pub mod roles;
pub mod script;
pub mod spun;
pub mod trie;
pub mod units;
