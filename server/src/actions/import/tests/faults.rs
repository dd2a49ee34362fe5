//! What is refused, and how the reasons read.

use app::domain::field::FieldKind;
use app::forms::content::ContentInput;

use super::super::site_for_tests::site;
use super::{FILE, with, with_event};
use crate::actions::show;

async fn refusal(toml: &str) -> String {
    site().await.refusal(toml).await
}

fn line_of(text: &str, part: &str) -> usize {
    text.lines().position(|line| line.contains(part)).unwrap() + 1
}

#[tokio::test]
async fn every_fault_is_told_with_its_line_and_key() {
    let file = with(&[
        ("capacity = 10", "capacity = -1\ncolour = \"red\""),
        ("lawful_basis = \"consent\"\nseen_by = \"The secretary\"", "lawful_basis = \"contract\"\nseen_by = \"x\""),
        ("why = \"so that the kitchen can prepare\"\n", ""),
    ]);
    let wanted = [
        format!("line {}, event.capacity: must be a whole number from 0 to 1000000", line_of(&file, "capacity")),
        format!("line {}, event.colour: is not a key that is known here", line_of(&file, "colour")),
        format!("line {}, event.field.why: is missing", line_of(&file, "[[event.field]]")),
        format!(
            "line {}, newsletter.purpose.lawful_basis: must be \"consent\": newsletters go to those who asked for them",
            line_of(&file, "contract")
        ),
    ];
    assert_eq!(refusal(&file).await.lines().collect::<Vec<_>>(), wanted);
}

#[tokio::test]
async fn a_file_that_is_no_toml_is_told_by_line_and_key_too() {
    let told = refusal("[organisation]\nname = \"Harbour\"\naddress = \n").await;
    assert!(told.starts_with("line 3, organisation.address: "), "{told}");
    let told = refusal("[[branch]]\nslug = \"a\"\nslug = \"b\"\n").await;
    assert!(told.starts_with("line 3, branch.slug: duplicate key"), "{told}");
}

#[tokio::test]
async fn a_refused_file_changes_nothing() {
    let home = site().await;
    let file = FILE.replace("branch = \"quayside\"\nslug = \"news\"", "branch = \"elsewhere\"\nslug = \"news\"");
    let line = line_of(&file, "elsewhere");
    assert_eq!(home.refusal(&file).await, format!("line {line}, newsletter.branch: there is no branch “elsewhere”"));
    assert_eq!(show::organisation(&home.site).await.unwrap(), None);
}

#[tokio::test]
async fn the_first_file_says_who_runs_the_site() {
    let told = refusal("[[branch]]\nslug = \"a\"\nname = \"A\"\nemail = \"a@harbour.example\"\n").await;
    assert_eq!(told, "line 1, organisation: is missing: the first file has to say who runs the site");
}

#[tokio::test]
async fn who_handles_the_data_and_whether_it_goes_abroad_has_to_be_said() {
    let told = refusal(&with(&[("processors = []\ntransfers = false\n", "")])).await;
    for key in ["organisation.processors: is missing", "organisation.transfers: is missing"] {
        assert!(told.contains(key), "{told}");
    }
    let told = refusal(&with(&[("transfers = false", "transfers = true")])).await;
    assert!(told.contains("organisation.transfers: must be a text") && told.ends_with("; or false"), "{told}");
}

#[tokio::test]
async fn what_an_event_may_not_be_is_refused() {
    for (line, why) in [
        ("timezone = \"London\"", "timezone: “London” is not a time zone such as Europe/London"),
        ("opens_at = \"2027-06-12 18:00\"", "opens_at: must be before sign-up closes"),
        ("closes_at = \"2027-06-12 21:01\"", "closes_at: must not be after the event's end"),
        ("group_max = 21", "group_max: must be a whole number from 1 to 20"),
        ("group_max = 0", "group_max: must be a whole number from 1 to 20"),
        ("keep = \"P91D\"", "keep: “P91D” is longer than 90 days"),
        ("keep = \"P1M\"", "keep: “P1M” is not a duration"),
        ("name = \"yes\"", "name: must be \"off\" or \"optional\" or \"required\""),
        ("listed = \"no\"", "listed: must be true or false, without quotes"),
        ("cancelled = \"\"", "cancelled: is empty"),
        ("access = { english = 5 }", "access: english: must be a text in quotes"),
        ("opens_at = \"2027-03-28 01:30\"", "opens_at: 2027-03-28 01:30 does not exist in Europe/London"),
        ("opens_at = 2027-06-01", "opens_at: must be a date and a time such as"),
        ("opens_at = \"+12027-06-01 18:00\"", "opens_at: must be a date and a time such as"),
        ("opens_at = \"2027-6-1 18:00\"", "opens_at: must be a date and a time such as"),
    ] {
        let file = with_event(line);
        let told = refusal(&file).await;
        assert!(told.contains(&format!("line {}, event.{why}", line_of(&file, line))), "{line}: {told}");
    }
}

#[tokio::test]
async fn an_event_ends_after_it_starts() {
    let told = refusal(&with(&[("\"2027-06-12 21:00\"", "\"2027-06-12 18:00\"")])).await;
    assert!(told.ends_with("event.ends_at: must be after starts_at"), "{told}");
}

#[tokio::test]
async fn a_title_that_would_break_a_header_is_refused() {
    for title in ["\"A\\nBcc: all@harbour.example\"", "\"A\\u0000\"", "\"A\\u202eB\""] {
        let told = refusal(&with(&[("\"Supper\"", title)])).await;
        assert!(told.contains("event.title: must be one line, without control characters"), "{told}");
    }
}

#[tokio::test]
async fn what_a_field_may_not_be_is_refused() {
    for (from, to, why) in [
        ("key = \"food\"", "key = \"email\"", "key: “email” is an input of the form itself"),
        ("key = \"food\"", "key = \"name\"", "key: “name” is built in"),
        ("key = \"food\"", "key = \"food_agree\"", "key: “food_agree” is an input of the form itself"),
        ("key = \"food\"", "key = \"Food\"", "key: “Food” is not a field key"),
        ("\"short_text\"", "\"text\"", "kind: must be \"short_text\" or"),
        ("\"short_text\"", "\"one_of\"\noptions = [\"One\"]", "options: needs at least two options"),
        (
            "\"short_text\"",
            "\"phone\"\noptions = [\"One\", \"Two\"]",
            "options: belongs to one_of and several_of alone",
        ),
        ("so that the kitchen can prepare", "a b c d e f g h i j k l m", "why: has 13 words; 12 at most"),
        ("special_condition = \"explicit_consent\"\n", "", "special: needs special_condition"),
    ] {
        let told = refusal(&with(&[(from, to)])).await;
        assert!(told.contains(&format!("event.field.{why}")), "{to}: {told}");
    }
}

#[tokio::test]
async fn what_a_purpose_may_not_lack_is_refused() {
    let told = refusal(&with(&[("lawful_basis = \"consent\"", "lawful_basis = \"legitimate_interests\"")])).await;
    assert!(told.contains("event.purpose.interest: is missing: with legitimate interests say which"), "{told}");
    let (head, _) = FILE.split_once("[newsletter.purpose]").unwrap();
    assert!(refusal(head).await.contains("newsletter.purpose: is missing: nothing is published without"));
}

#[tokio::test]
async fn a_name_stands_for_one_thing_alone() {
    let file = with(&[("slug = \"news\"", "slug = \"supper\"")]);
    let first = line_of(&file, "slug = \"supper\"");
    assert!(refusal(&file).await.ends_with(&format!("newsletter.slug: “supper” is taken in line {first}")));
    let home = site().await;
    home.import(FILE).await;
    let (_, rest) = FILE.split_once("[[newsletter]]").unwrap();
    let told = home.refusal(&format!("[[newsletter]]{rest}").replace("\"news\"", "\"supper\"")).await;
    assert_eq!(told, "line 3, newsletter.slug: “supper” is the name of an event already");
}

#[tokio::test]
async fn ages_addresses_and_pages_are_checked() {
    for (from, to, why) in [
        ("imprint =", "minimum_age = 14\nimprint =", "organisation.minimum_age: must be 13, 16 or 18"),
        ("\"privacy@harbour.example\"", "\"privacy\"", "organisation.privacy_email: “privacy” is not an email address"),
        (
            "https://ico.org.uk/make-a-complaint/",
            "ico.org.uk",
            "organisation.regulator_url: must be the address of a page",
        ),
        (
            "https://ico.org.uk/make-a-complaint/",
            "http://ico.org.uk/make-a-complaint/",
            "organisation.regulator_url: must be the address of a page that begins with https://",
        ),
        ("\"quayside@harbour.example\"", "\"a@b@\"", "branch.email: “a@b@” is not an email address"),
    ] {
        let told = refusal(&with(&[(from, to)])).await;
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn the_manual_names_every_key_and_every_kind_of_field() {
    let manual = include_str!("../../../../../docs/import.md");
    let keys = ContentInput::ALL.iter().filter_map(|input| input.key());
    for key in keys.chain(["key", "kind", "label", "hint", "why", "required", "options", "keep", "special"]) {
        assert!(manual.contains(&format!("`{key}`")), "{key}");
    }
    for kind in FieldKind::ALL {
        assert!(manual.contains(&format!("`\"{}\"`", kind.name())), "{kind:?}");
    }
}
