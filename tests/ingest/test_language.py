"""English or not; the doubt goes to English."""

import pytest

from onrecord.ingest.language import foreign_language


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested dozens.",
        "Zarif, Lavrov, Çavuşoğlu and Bayramov met in Astana.",
        "Aliyev Erdoğan Pashinyan Raisi Putin Macron Scholz Meloni Sunak",
        "Abu Sayyaf gunmen abducted villagers in Sulu, Basilan, Tawi-Tawi.",
        "The newspaper Frankfurter Allgemeine Zeitung wrote of a “Zeitenwende” in Berlin.",
        "12 34 56 / 78",
        "",
    ],
)
def test_english_or_unknown(text: str) -> None:
    """English, names, numbers and fragments are let through."""
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Minister traf am Montag den Botschafter und sprach über die Grenze.", "de"),
        ("El ministro se reunió el lunes con el embajador y habló de la frontera.", "es"),
        ("Le ministre a rencontré lundi l’ambassadeur et ils ont parlé de la frontière.", "fr"),
        ("Министр встретился в понедельник с послом.", "ru"),
        ("وزیر خارجه روز دوشنبه با سفیر دیدار کرد.", "fa"),
        ("外交部长星期一会见了大使。", "zh"),
        ("Nazir bazar ertəsi səfirlə görüşdü və sərhəddəki vəziyyəti müzakirə etdi.", "az"),
    ],
)
def test_foreign(text: str, code: str) -> None:
    """A sentence of another language is recognised, in any script."""
    assert foreign_language(text) == code
