//! A twelve-year-old can read it: Flesch-Kincaid grade 7 at most, for every page and every file of texts. Addresses,
//! numbers and names don't count: nobody can make them plainer.

use std::fs;
use std::path::Path;

use app::samples;

use super::texts;

/// UK reading age 12.
const GRADE: f64 = 7.0;

/// The most words in a sentence.
const LONGEST: usize = 24;
/// The most syllables in a word.
const SOUNDS: usize = 4;
/// Longer words that everybody knows, and that nothing shorter replaces.
const KNOWN: [&str; 3] = ["accessibility", "authenticator", "automatically"];

/// Words that read as translated or as a manner, and what we say instead.
const TICS: [(&str, &str); 26] = [
    ("a mail", "an email"),
    ("anew", "again"),
    ("by itself", "automatically"),
    ("by themselves", "automatically"),
    ("deleted at once", "deleted straight away"),
    ("e-mail", "email"),
    ("e-mails", "emails"),
    ("goes after", "is deleted after"),
    ("goes by itself", "is deleted automatically"),
    ("goes on", "continues"),
    ("mails", "emails"),
    ("need do nothing", "don’t need to do anything"),
    ("need no", "don’t need"),
    ("need not", "don’t need to"),
    ("once more", "again"),
    ("proven", "confirmed"),
    ("ring", "call"),
    ("ringing", "calling"),
    ("so many", "how many"),
    ("stands", "is"),
    ("take it out", "download it"),
    ("take out", "download or remove"),
    ("taken out", "downloaded or removed"),
    ("the mail", "the email"),
    ("those who come", "people coming"),
    ("whoever", "the first person to"),
];

/// Closing tags, each the end of one thing to read.
const BLOCKS: [&str; 14] = [
    "</p>",
    "</li>",
    "</h1>",
    "</h2>",
    "</h3>",
    "</dd>",
    "</dt>",
    "</label>",
    "</legend>",
    "</button>",
    "</th>",
    "</td>",
    "</caption>",
    "</option>",
];

fn text_of(html: &str) -> String {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main").0;
    let mut text = main.to_owned();
    for block in BLOCKS {
        text = text.replace(block, &format!("{block}\n"));
    }
    let mut inside = false;
    let kept = text.chars().skip_while(|c| *c != '>').skip(1).filter(|c| match c {
        '<' => {
            inside = true;
            false
        }
        '>' => !std::mem::replace(&mut inside, false),
        _ => !inside,
    });
    kept.collect::<String>().replace("&amp;", "&").replace("&#x27;", "'")
}

fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    word.split('-').map(part).sum()
}

fn part(word: &str) -> usize {
    let vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut before = false;
    for c in word.chars() {
        groups += usize::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

/// The grade of a text in which every line and sentence ends a thought; lines of fewer than three words don't count.
fn grade(text: &str) -> Option<f64> {
    let (mut sentences, mut words, mut sounds) = (0_u32, 0_u32, 0_u32);
    for sentence in text.split(['\n', '.', '!', '?']) {
        let counted: Vec<_> = sentence
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .enumerate()
            .filter(|(at, word)| {
                let name = *at > 0 && word.starts_with(char::is_uppercase) && *word != "I";
                !word.is_empty() && !name && word.chars().all(|c| c.is_alphabetic() || "'\u{2019}-".contains(c))
            })
            .map(|(_, word)| word)
            .collect();
        if counted.len() < 3 {
            continue;
        }
        sentences += 1;
        words += u32::try_from(counted.len()).expect("a short text");
        sounds += u32::try_from(counted.iter().map(|word| syllables(word)).sum::<usize>()).expect("a short text");
    }
    let (sentences, words, sounds) = (f64::from(sentences), f64::from(words), f64::from(sounds));
    (words >= 30.0).then(|| 0.39 * words / sentences + 11.8 * sounds / words - 15.59)
}

fn is_known(word: &str) -> bool {
    KNOWN.contains(&word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str())
}

#[test]
fn every_page_reads_at_twelve() {
    let mut hard = Vec::new();
    for (name, html) in samples::pages::all() {
        if let Some(grade) = grade(&text_of(&html)).filter(|grade| *grade > GRADE) {
            hard.push(format!("{name}: {grade:.1}"));
        }
    }
    assert!(hard.is_empty(), "{hard:?}");
}

#[test]
fn every_file_of_english_texts_reads_at_twelve() {
    for file in &texts::languages()["en"] {
        let text = texts::texts_of(file).into_values().collect::<Vec<_>>().join("\n");
        let grade = grade(&text).unwrap_or_default();
        assert!(grade <= GRADE, "{file:?} reads at grade {grade:.1}");
    }
}

#[test]
fn no_english_text_hides_a_hard_sentence() {
    let files = texts::languages().remove("en").expect("English");
    for (key, text) in files.iter().flat_map(|file| texts::texts_of(file)) {
        for sentence in text.split(['.', '?', '!', ':']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= LONGEST, "{key} has a sentence of {words} words");
            let long = sentence
                .split_whitespace()
                .filter(|word| !word.contains('@') && !is_known(word) && syllables(word) > SOUNDS)
                .collect::<Vec<_>>();
            assert!(long.is_empty(), "{key} has {long:?}");
        }
    }
}

/// Each line of a file's texts with its key: every variant counts here, not only the default.
fn lines_of(file: &Path) -> Vec<(String, String)> {
    let source = fs::read_to_string(file).expect("a readable file");
    let mut key = String::new();
    let lines = source.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let begins = line.split_once(" = ").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()));
        let text = begins.map_or(line, |(own, text)| {
            own.clone_into(&mut key);
            text
        });
        (key.clone(), text.to_owned())
    });
    lines.collect()
}

/// Whether a text has these words one after the other, as whole words in any case.
fn has(text: &str, words: &str) -> bool {
    let of_words = |c: char| c.is_alphanumeric() || "-'\u{2019}".contains(c);
    let lower = text.to_lowercase();
    let said: Vec<_> = lower.split(|c: char| !of_words(c)).filter(|word| !word.is_empty()).collect();
    format!(" {} ", said.join(" ")).contains(&format!(" {words} "))
}

#[test]
fn no_text_has_a_tic() {
    let files = texts::languages().remove("en").expect("English");
    let mut found = Vec::new();
    for (key, text) in files.iter().flat_map(|file| lines_of(file)) {
        let tics = TICS.iter().filter(|(tic, _)| has(&text, tic));
        found.extend(tics.map(|(tic, better)| format!("{key} has “{tic}”: say “{better}”")));
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(has("It goes, By itself.", "by itself") && !has("Nearby itself, by itselfish", "by itself"));
}

#[test]
fn the_measure_tells_plain_from_hard() {
    let plain = "We’ll hold your place until noon. Press the button in our email to keep it. ".repeat(3);
    let hard = "Personal information is processed in accordance with applicable legislation regarding confidentiality \
                and the administration of participation. "
        .repeat(3);
    assert!(grade(&plain).expect("long enough") < 4.0);
    assert!(grade(&hard).expect("long enough") > 14.0);
}
