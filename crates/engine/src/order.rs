//! Sorting by a number. The standard library compiles a sort anew for every type it sorts, some kilobytes each time; here
//! every type shares one sort of numbers, which matters to what the page weighs.

/// Sorts by a number, the smallest first; items of the same number stay in the order they stood in. `items` must be fewer
/// than 2³².
pub fn by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let mut places: Vec<(u64, u32)> = items.iter().zip(0..).map(|(item, place)| (number(item), place)).collect();
    if places.is_sorted() {
        return;
    }
    numbers(&mut places);
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.iter().filter_map(|&(_, place)| taken[place as usize].take()));
}

/// Two numbers as one that sorts by the first, then by the second.
pub fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

#[inline(never)]
fn numbers(places: &mut [(u64, u32)]) {
    places.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smallest_first_and_equal_ones_as_they_stood() {
        let check = |words: &[&str], expected: &[&str]| {
            let mut words = words.to_vec();
            by_number(&mut words, |word| word.len() as u64);
            assert_eq!(words, expected);
        };
        check(&[], &[]);
        check(&["bb", "aa", "c"], &["c", "bb", "aa"]);
        check(&["ccc", "a", "bb", "d"], &["a", "d", "bb", "ccc"]);
        assert!(pair(1, u32::MAX) < pair(2, 0));
    }
}
