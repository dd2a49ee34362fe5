//! The headings of the programs that people bring lists from, and the cells below them.

use app::domain::field::{Choice, FieldKey};
use app::domain::language::LocalText;

use super::*;

fn cells(row: &str) -> Vec<String> {
    row.split('|').map(str::to_owned).collect()
}

fn zone() -> Zone {
    Zone::named("Europe/London").unwrap()
}

fn question(key: &str, kind: FieldKind, label: &str, options: &[&str]) -> Field {
    let option =
        |(at, label): (usize, &&str)| Choice { value: (at + 1).to_string(), label: LocalText::english(*label) };
    Field {
        key: FieldKey::parse(key).unwrap(),
        kind,
        label: LocalText::english(label),
        hint: None,
        why: LocalText::english("to know"),
        required: true,
        options: options.iter().enumerate().map(option).collect(),
        keep: None,
        agreement: None,
    }
}

fn columns(headings: &str) -> ListColumns {
    ListColumns::of(&cells(headings), &[]).unwrap()
}

/// The address of a row and what comes with it, or its fate.
fn person(columns: &ListColumns, row: &str) -> Result<(String, Option<String>, Answers, u32), RowFate> {
    match columns.read(&cells(row), zone()) {
        ReadRow::Person { email, given_at, answers, wrong } => {
            Ok((email.to_mail(), given_at.map(|at| at.to_rfc3339()), answers, wrong))
        }
        ReadRow::Nobody(fate, _) => Err(fate),
    }
}

fn fate(columns: &ListColumns, row: &str) -> Option<RowFate> {
    person(columns, row).err()
}

#[test]
fn a_list_of_mailchimp_is_recognised_and_who_has_left_there_has_left() {
    let headings = "Email Address|First Name|MEMBER_RATING|OPTIN_TIME|CONFIRM_TIME|LEID|EUID|NOTES|TAGS|UNSUB_TIME";
    let columns = columns(headings);
    assert_eq!(columns.format, Some(ListFormat::Mailchimp));
    assert_eq!(columns.taken, ["Email Address", "CONFIRM_TIME", "UNSUB_TIME"]);
    assert_eq!(columns.days.as_deref(), Some("CONFIRM_TIME"));
    assert_eq!(columns.left_out.len(), 7, "{:?}", columns.left_out);
    let (email, given_at, ..) =
        person(&columns, "Ada@Example.org|Ada|2|2019-01-01 08:00:00|2019-05-04 10:11:12|1|a||x|").unwrap();
    assert_eq!((email.as_str(), given_at.as_deref()), ("Ada@example.org", Some("2019-05-03T23:00:00+00:00")));
    assert_eq!(fate(&columns, "ada@example.org|Ada|2||||||x|2020-01-01 10:00:00"), Some(RowFate::OptedOut));
}

#[test]
fn lists_of_action_network_listmonk_and_nationbuilder_are_recognised() {
    let network =
        columns("first_name|last_name|email|zip_code|can2_user_tags|can2_subscription_status|can2_subscription_date");
    assert_eq!(network.format, Some(ListFormat::ActionNetwork));
    assert_eq!(network.taken, ["email", "can2_subscription_status", "can2_subscription_date"]);
    assert_eq!(fate(&network, "A|B|ada@example.org|HT1|x|subscribed|2024-01-02"), None);
    for status in ["unsubscribed", "bouncing", "Spam Complaint", "previous_bounce"] {
        let row = format!("A|B|ada@example.org|HT1|x|{status}|2024-01-02");
        assert_eq!(fate(&network, &row), Some(RowFate::OptedOut), "{status}");
    }

    let monk = columns("uuid|email|name|attributes|status|created_at|updated_at");
    assert_eq!(monk.format, Some(ListFormat::Listmonk));
    assert_eq!(monk.taken, ["email", "status"], "when a row was made is not when somebody agreed");
    assert_eq!(fate(&monk, "1|ada@example.org|Ada|{}|enabled|2024-01-02|"), None);
    for status in ["disabled", "blocklisted"] {
        assert_eq!(fate(&monk, &format!("1|ada@example.org|Ada|{{}}|{status}||")), Some(RowFate::OptedOut), "{status}");
    }

    let nation = columns("nationbuilder_id|email|email1|email1_is_bad|email_opt_in|do_not_contact|mobile_number");
    assert_eq!(nation.format, Some(ListFormat::NationBuilder));
    assert_eq!(nation.taken, ["email", "email1_is_bad", "email_opt_in", "do_not_contact"]);
    assert_eq!(fate(&nation, "1|ada@example.org|b@example.org|false|true|false|"), None);
    for row in ["true|true|false", "false|false|false", "false|true|true"] {
        assert_eq!(fate(&nation, &format!("1|ada@example.org||{row}|")), Some(RowFate::OptedOut), "{row}");
    }
}

#[test]
fn any_spelling_of_the_heading_will_do_and_without_one_the_address_shows() {
    for heading in ["email", "E-Mail", " EMAIL ", "Email address", "e_mail", "Primary email"] {
        assert_eq!(person(&columns(&format!("Name|{heading}")), "Ada|ada@example.org").unwrap().0, "ada@example.org");
    }
    let bare = columns("Ada|ada@example.org|x");
    assert!(!bare.has_headings);
    assert_eq!(
        (bare.taken.as_slice(), bare.left_out.as_slice()),
        (&["#2".to_owned()][..], &["#1".to_owned(), "#3".to_owned()][..])
    );
    assert_eq!(person(&bare, "Ben|ben@example.org|").unwrap().0, "ben@example.org");
    for none in ["Name|Phone", "", "Contact|Ada <not an address>"] {
        assert!(ListColumns::of(&cells(none), &[]).is_none(), "{none}");
    }
}

#[test]
fn what_is_no_address_brings_nobody() {
    let columns = columns("email|name");
    assert_eq!(fate(&columns, "|Ada"), Some(RowFate::Missing));
    assert_eq!(fate(&columns, " \u{a0} |Ada"), Some(RowFate::Missing));
    for invalid in ["ada", "=HYPERLINK(\"x\")", "a\0b@example.org", "ada@localhost", "a@x.example, b@x.example"] {
        assert_eq!(fate(&columns, &format!("{invalid}|")), Some(RowFate::Invalid), "{invalid:?}");
    }
}

#[test]
fn answers_come_with_it_if_the_form_asks_for_them_and_they_fit() {
    let questions = [
        question("town", FieldKind::ShortText, "Where do you live?", &[]),
        question("print", FieldKind::YesNo, "On paper too?", &[]),
        question("topics", FieldKind::SeveralOf, "What about?", &["Homes", "Buses"]),
        question("branch", FieldKind::OneOf, "Which part?", &["Quay", "Hill"]),
        Field {
            agreement: Some(LocalText::english("I agree")),
            ..question("food", FieldKind::ShortText, "What do you eat?", &[])
        },
    ];
    let headings = cells("email|Where do you live|PRINT|Topics|branch|food|First name");
    let columns = ListColumns::of(&headings, &questions).unwrap();
    assert_eq!(columns.taken, ["email", "Where do you live", "PRINT", "Topics", "branch"]);
    assert_eq!(columns.left_out, ["food", "First name"], "a special answer needs an agreement of its own");
    let (.., answers, wrong) = person(&columns, "ada@example.org|Harbour|Y|homes; buses|hill|Nuts|Ada").unwrap();
    let given: Vec<(&str, Vec<&str>)> =
        answers.0.iter().map(|(key, values)| (key.as_str(), values.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        (given, wrong),
        (
            vec![("branch", vec!["2"]), ("print", vec!["yes"]), ("topics", vec!["1", "2"]), ("town", vec!["Harbour"]),],
            0
        )
    );
    let (.., answers, wrong) = person(&columns, "ada@example.org||maybe|trains|Dale||").unwrap();
    assert_eq!((answers, wrong), (Answers::default(), 3), "an address comes without them");
}

#[test]
fn a_day_in_another_order_is_no_day() {
    let columns = columns("email|consent date");
    for (written, given) in [
        ("2024-05-03", Some("2024-05-02T23:00:00+00:00")),
        ("2024-12-03T10:11:12Z", Some("2024-12-03T00:00:00+00:00")),
        ("03/05/2024", None),
        ("May 2024", None),
        ("", None),
    ] {
        let row = format!("ada@example.org|{written}");
        assert_eq!(person(&columns, &row).unwrap().1.as_deref(), given, "{written}");
    }
}
