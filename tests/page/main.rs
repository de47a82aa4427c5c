//! The page in a real browser, from paste to export, offline, under its policy, with bad input, by keyboard, for everyone.

mod access;
mod annotate;
mod bad_input;
mod export;
mod import;
mod javascript;
mod keep;
mod keyboard;
mod languages;
mod narrow;
mod offline;
mod policy;
mod review;

/// A short call that every test of the page may read: two people, a question, money, a percentage and a count.
const CALL: &str = "\
Harbourline Group Third Quarter 2025 Earnings Call

Mara Lindqvist -- Chief Executive Officer

Thank you all for joining. Total revenue was $5.2 billion, up 8% year over year, and we served 49 million members.

Theo Okafor -- Chief Financial Officer

Free cash flow was $1.1 billion, compared to $0.9 billion a year ago.

Questions and Answers:

Dana Whitlock -- Kestrel Securities -- Analyst

How should we think about margins next year?

Theo Okafor -- Chief Financial Officer

We expect an operating margin of about 14%.
";
