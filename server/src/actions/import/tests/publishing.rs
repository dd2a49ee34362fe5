//! What is published, and what importing the same file again does.

use app::domain::language::Language;
use app::domain::retention::Keep;

use super::super::site_for_tests::{now, site};
use super::{FILE, with, with_event};
use crate::db::purposes;

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    let home = site().await;
    assert_eq!(
        home.import(FILE).await.created(),
        ["organisation", "branch quayside", "event supper", "newsletter news"]
    );
    let (event, versions) = (home.event("supper").await, home.versions("supper").await);
    let again = home.import(FILE).await;
    assert_eq!(again.to_string(), "unchanged: 4, mails queued: 0");
    assert_eq!((home.event("supper").await, home.versions("supper").await), (event, versions));
}

#[tokio::test]
async fn an_event_is_published_as_the_file_has_it() {
    let home = site().await;
    home.import(FILE).await;
    let event = home.event("supper").await;
    assert_eq!(event.starts_at.to_rfc3339(), "2027-06-12T17:00:00+00:00");
    assert_eq!((event.closes_at, event.opens_at), (event.starts_at, None));
    assert_eq!((event.capacity, event.group_max, event.listed, event.sequence), (Some(10), 4, true, 0));
    assert_eq!(event.content.cost.get(&Language::english()), "Free");
}

#[tokio::test]
async fn the_sentences_that_people_agree_to_are_stored_word_for_word() {
    let home = site().await;
    home.import(FILE).await;
    let wording = home.versions("supper").await.remove(0).wording;
    let english = Language::english();
    assert_eq!(
        wording.consent.get(&english),
        "By signing up, I agree that Harbour Society uses my details to run this event. \
         My sign-up may say something about my political views. I can withdraw this consent at any time."
    );
    let [name, food] = &wording.fields[..] else { panic!("two fields") };
    assert_eq!((name.key.as_str(), name.label.get(&english), name.required), ("name", "Name for the door", false));
    assert_eq!(food.keep, Some(Keep::SPECIAL));
    let agreement = food.agreement.as_ref().unwrap().get(&english);
    let said = "I agree that Harbour Society uses my private answers for this event.";
    assert!(agreement.starts_with(said), "{agreement}");
}

#[tokio::test]
async fn a_newsletters_sentence_names_it() {
    let home = site().await;
    home.import(FILE).await;
    let found = crate::db::contents::newsletter_by_slug(home.site.db.read(), "news").await.unwrap().unwrap();
    let version = purposes::current_version(home.site.db.read(), found.purpose_id).await.unwrap();
    assert_eq!(
        version.wording.consent.get(&Language::english()),
        "I agree that Harbour Society uses my email address to send me “Quayside news”. \
         Getting it may say something about my political views. I can withdraw this consent at any time."
    );
    assert_eq!(found.renew_months, 24);
}

#[tokio::test]
async fn another_wording_is_the_next_version_and_the_old_one_stays() {
    let home = site().await;
    home.import(FILE).await;
    let first = home.versions("supper").await;
    let report = home.import(&with(&[("Running the supper.", "Running the supper well.")])).await;
    assert_eq!((report.changed(), report.mails()), (&["event supper".to_owned()][..], 0));
    let both = home.versions("supper").await;
    assert_eq!(both[0], first[0]);
    assert_eq!(both.iter().map(|version| version.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(home.event("supper").await.sequence, 0);
}

#[tokio::test]
async fn a_new_name_of_the_organisation_is_the_next_version_of_every_living_wording() {
    let home = site().await;
    home.import(FILE).await;
    let (organisation, _) = FILE.split_once("[[branch]]").unwrap();
    let renamed = organisation.replace("name = \"Harbour Society\"", "name = \"Quay Society\"");
    assert_eq!(home.import(&renamed).await.changed(), ["organisation", "event supper", "newsletter news"]);
    let wording = home.versions("supper").await.pop().unwrap().wording;
    let food = wording.fields[1].agreement.as_ref().unwrap();
    for sentence in [&wording.consent, food] {
        assert!(sentence.get(&Language::english()).contains("that Quay Society uses my"), "{sentence:?}");
    }
    let again = home.import(&with(&[("Harbour Society", "Quay Society")])).await;
    assert_eq!(again.to_string(), "unchanged: 4, mails queued: 0");
}

#[tokio::test]
async fn a_name_for_the_door_is_asked_as_the_event_says() {
    for (line, required) in [("name = \"off\"", None), ("name = \"required\"", Some(true))] {
        let home = site().await;
        home.import(&with_event(line)).await;
        let wording = home.versions("supper").await.remove(0).wording;
        let name = wording.fields.iter().find(|field| field.key.as_str() == "name");
        assert_eq!(name.map(|field| field.required), required);
    }
}

#[tokio::test]
async fn a_new_event_may_be_past_and_its_form_is_closed() {
    let home = site().await;
    home.import(&with(&[("2027-06-12T18", "2027-04-12T18"), ("2027-06-12 21", "2027-04-12 21")])).await;
    let event = home.event("supper").await;
    assert!(event.is_over(now()) && event.closes_at < now());
}

#[tokio::test]
async fn texts_may_be_in_several_languages() {
    let home = site().await;
    home.import(&with(&[("\"A long table.\"", "{ en = \"A long table.\", cy = \"Bwrdd hir.\" }")])).await;
    assert_eq!(home.event("supper").await.content.summary.get(&Language::new("cy")), "Bwrdd hir.");
}
