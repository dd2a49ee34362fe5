//! Guesses the mail domain that was meant. A wrong guess costs a person a click, so it only guesses when it's sure.

use strsim::osa_distance;

/// Large mail domains, as first label and rest: the ones suggested.
const LARGE: [(&str, &str); 26] = [
    ("gmail", "com"),
    ("googlemail", "com"),
    ("hotmail", "com"),
    ("hotmail", "co.uk"),
    ("outlook", "com"),
    ("live", "com"),
    ("live", "co.uk"),
    ("msn", "com"),
    ("yahoo", "com"),
    ("yahoo", "co.uk"),
    ("icloud", "com"),
    ("me", "com"),
    ("aol", "com"),
    ("btinternet", "com"),
    ("btopenworld", "com"),
    ("virginmedia", "com"),
    ("blueyonder", "co.uk"),
    ("ntlworld", "com"),
    ("talktalk", "net"),
    ("tiscali", "co.uk"),
    ("sky", "com"),
    ("protonmail", "com"),
    ("proton", "me"),
    ("fastmail", "com"),
    ("rocketmail", "com"),
    ("ymail", "com"),
];

/// Real mail domains, or other well-known ones, that look like a large one.
const REAL: [&str; 4] = ["cloud.com", "email.com", "gmail.de", "mail.com"];

/// Top-level domains that don't exist, and what they stand for.
const SLIPS: [(&str, &str); 12] = [
    ("con", "com"),
    ("cmo", "com"),
    ("ocm", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("cpm", "com"),
    ("coom", "com"),
    ("comm", "com"),
    ("ogr", "org"),
    ("orgg", "org"),
    ("nte", "net"),
    ("ent", "net"),
];

/// From this many letters, one slip counts as a typo.
const ONE_SLIP: usize = 5;
/// From this many letters, two slips do.
const TWO_SLIPS: usize = 10;

/// The domain that was probably meant by `domain` (lower-case A-labels), if it's a different one.
pub fn likely(domain: &str) -> Option<String> {
    if is_known(domain) {
        return None;
    }
    let mended = mend_last_label(domain);
    let meant = mended.as_deref().unwrap_or(domain);
    if is_known(meant) {
        return mended;
    }
    nearest(meant).or(mended)
}

fn is_known(domain: &str) -> bool {
    let large = domain.split_once('.').is_some_and(|parts| LARGE.contains(&parts));
    large || REAL.contains(&domain)
}

fn mend_last_label(domain: &str) -> Option<String> {
    let (rest, last) = domain.rsplit_once('.')?;
    SLIPS.iter().find(|(slip, _)| *slip == last).map(|(_, meant)| format!("{rest}.{meant}"))
}

fn nearest(domain: &str) -> Option<String> {
    let (label, rest) = domain.split_once('.')?;
    LARGE
        .iter()
        .filter_map(|&(large, suffix)| {
            let distance = match (label == large, rest == suffix) {
                (true, _) => near_suffix(label, rest, suffix),
                (false, true) => near_label(label, large),
                (false, false) => None,
            };
            distance.map(|distance| (distance, large, suffix))
        })
        .min_by_key(|(distance, _, _)| *distance)
        .map(|(_, large, suffix)| format!("{large}.{suffix}"))
}

fn near_label(label: &str, large: &str) -> Option<usize> {
    let most = match large.len() {
        TWO_SLIPS.. => 2,
        ONE_SLIP.. => 1,
        _ => return None,
    };
    let distance = osa_distance(label, large);
    (distance <= most && label.len().abs_diff(large.len()) <= 1).then_some(distance)
}

fn near_suffix(label: &str, rest: &str, suffix: &str) -> Option<usize> {
    let distance = osa_distance(rest, suffix);
    // Other providers have a domain in many countries; Gmail doesn't.
    ((distance == 1 && suffix.len() > 2) || label == "gmail").then_some(distance)
}

#[cfg(test)]
mod tests;
