"""Boilerplate lines leave, the article stays to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.boilerplate import line_classes, without_boilerplate

FIRST = "The ministry closed the crossing on Tuesday, and drivers waited through the night."
LAST = "A spokeswoman said that it would open again before the weekend."


@pytest.mark.parametrize(
    "line",
    [
        "© 2021, Delta Courier. Unauthorized use of this text without permission is prohibited.",
        "Copyright 2021 The Delta Courier. All rights reserved.",
        "All rights reserved.",
        "This material may not be published, broadcast or rewritten.",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "Your email address will not be published. Required fields are marked *",
        "You must be logged in to post a comment.",
        "Comments are closed.",
        "READ MORE: Parliament votes on the fuel tax",
        "Read also: Three hurt in harbour fire",
        "Also read: Three hurt in harbour fire",
        "Related: What we know of the fire",
        "ALSO READ | Three hurt in harbour fire",
        "Video: Drivers wait at the crossing",
        "Click here to read the full statement.",
        "Read the full story here",
        "Continue reading",
        "Photo: J. Lind/AFP",
        "Photo credit: J. Lind",
        "(Getty Images)",
        "Image copyright Getty Images",
        "J. Lind / Getty Images",
        "AP Photo/J. Lind",
        "[File photo]",
        "Subscribe to our newsletter",
        "Sign up for our daily briefing and get the best of it.",
        "Get the latest news in your inbox",
        "Share this:",
        "Facebook Twitter WhatsApp Email",
        "Follow us on Twitter",
        "Like us on Facebook; follow us on Twitter",
        "ADVERTISEMENT",
        "Advertisement - story continues below",
        "We use cookies to improve this site.",
        "This website uses cookies. By going on you accept them.",
        "Tags: border, trade, drills",
        "#border #trade",
        "Last updated: 5 October 2021, 18:20",
        "Updated 18:20",
        "3 hours ago",
        "4 min read",
        "newsroom@courier.example",
        "Nell Harrow can be reached at n.harrow@courier.example.",
        "Home > World > Astaria",
        "Terms of use | Privacy policy | Contact us",
        "Back to top",
        "https://courier.example/story/1",
    ],
)
def test_line_that_leaves(line: str) -> None:
    """Each of these lines goes, wherever it stands, and nothing else does."""
    assert without_boilerplate(f"{FIRST}\n\n{line}\n\n{LAST}")[0] == f"{FIRST}\n\n{LAST}"
    assert without_boilerplate(f"{FIRST}\n{LAST}\n{line}")[0] == f"{FIRST}\n{LAST}"
    assert without_boilerplate(f"{line}\n\n{FIRST}")[0] == FIRST


@pytest.mark.parametrize(
    "line",
    [
        "The company said that it uses cookies to follow readers.",
        "He asked the court to protect the copyright of his photos.",
        "Police shared a photo of the suspect on Facebook and Twitter.",
        "Reporters were told to read more of the report before they asked questions.",
        "The minister declined to comment.",
        "“What do you think?” she asked the crowd.",
        "What do you think?",
        "Related charges against the general were dropped.",
        "Watch groups: the vote was not free.",
        "Video shows police beating protesters.",
        "Video: soldiers opened fire on the crowd.",
        "Support to the rebels will go on, the general said.",
        "Share of the vote fell to a third.",
        "Contact with the aircraft was lost on Monday.",
        "Published figures differ: 20 dead by one count, 30 by another.",
        "Issued 3,000 permits in March, the office said.",
        "For more than two hours the envoys waited for the visit to begin.",
        "Get out of the city, the army told residents.",
        "The fact-finding team can be reached by villagers only on foot.",
        "Sign the treaty or face sanctions, the envoy warned.",
        "Follow-up talks are planned in Baku.",
        "More than 20 people were arrested.",
        "Trending upwards since May, the death toll has now reached 400.",
        "Reuters",
        "Background",
        "Image of a divided nation.",
        "Date of the vote has not been set.",
        "No comment.",
    ],
)
def test_line_that_stays(line: str) -> None:
    """News that only sounds like boilerplate stays."""
    text = f"{FIRST}\n\n{line}\n\n{LAST}"
    assert without_boilerplate(text) == (text, [])


def test_comment_thread_goes_with_all_its_comments() -> None:
    """What follows the heading of a comment thread is not the article's, sentences included."""
    text = f"{FIRST}\n\n{LAST}\n\nLeave a Reply\n\nThey bombed it last year too.\n\nSam says: no."
    assert without_boilerplate(text)[0] == f"{FIRST}\n\n{LAST}"


def test_comment_button_at_the_top_takes_nothing_along() -> None:
    """The same words above the article are a button."""
    assert without_boilerplate(f"Leave a comment\n\n{FIRST}\n\n{LAST}")[0] == f"{FIRST}\n\n{LAST}"


def test_box_of_links_goes_with_its_titles() -> None:
    """Titles under "Related stories" go, the next sentence stays."""
    box = "Related stories\n\nThree hurt in harbour fire\n\nParliament votes on fuel tax"
    assert without_boilerplate(f"{FIRST}\n\n{box}\n\n{LAST}")[0] == f"{FIRST}\n\n{LAST}"


def test_wrapped_paragraph_after_a_box_stays() -> None:
    """The first line of a wrapped paragraph is no title."""
    wrapped = "A spokeswoman said on Tuesday that the crossing\nwould open again."
    text = f"{FIRST}\n\nSee also\n\n{wrapped}"
    assert without_boilerplate(text)[0] == f"{FIRST}\n\n{wrapped}"


@pytest.mark.parametrize("tail", ["photo by", "Photo: J. Lind", "(AP Photo/J. Lind)", "Read more:"])
def test_credit_after_a_sentence(tail: str) -> None:
    """A credit behind the last sentence of a paragraph goes, the sentence stays whole."""
    assert without_boilerplate(f"{FIRST} {tail}\n\n{LAST}")[0] == f"{FIRST}\n\n{LAST}"


def test_removals_name_their_class() -> None:
    """What was removed is told with the class that removed it."""
    _, removed = without_boilerplate(f"{FIRST}\nTags: border")
    assert [(r.name, r.text) for r in removed] == [("tags and filing", "Tags: border")]


@given(st.text(alphabet="aT .\n\t©:(/", max_size=80))
def test_never_more_than_was_there(text: str) -> None:
    """The result is made of pieces of the text, and a second pass finds it clean of whole lines."""
    kept, removed = without_boilerplate(text)
    assert len(kept) <= len(text)
    assert removed or kept == text


def test_classes_have_names_and_bounded_repeats() -> None:
    """Every class is named once, and no pattern repeats without a bound."""
    names = [c.name for c in line_classes()]
    assert len(set(names)) == len(names)
    for entry in line_classes():
        assert "+" not in entry.pattern.pattern.replace(".+-]", "").replace("\\+", "")
