//! The browser's own interfaces. No other room names `web_sys`, `js_sys` or `gloo`.

pub mod api;
pub mod events;
pub mod files;
pub mod highlight;
pub mod samples;
pub mod transcript;
pub mod updates;
pub mod window;
