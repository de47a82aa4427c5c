//! What takes time or reaches outside. Each task ends in actions.

pub mod commands;
pub mod decode;
pub mod export;
pub mod forms;
pub mod import;
pub mod keep;
pub mod language;
pub mod open;
pub mod project;
pub mod review;
