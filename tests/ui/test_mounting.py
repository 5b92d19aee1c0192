"""Files that a page shows stay where its browser can fetch them."""

from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from latent.ui.components.mounting import File, Shelf


@pytest.fixture
def files(monkeypatch) -> MediaFileManager:
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=manager))
    return manager


def there(files: MediaFileManager, address: str) -> bool:
    return files.read_file(address.rpartition("/")[2]) is not None


def test_a_file_stays_when_another_session_ends_its_run(files):
    shelf = Shelf()
    address = shelf.keep(File(b"[1]", "application/json"), "map.names")
    files.clear_session_refs("someone else")
    files.remove_orphaned_files()
    assert there(files, address)
    assert shelf.keep(File(b"[1]", "application/json"), "map.names") == address


def test_of_each_slot_the_last_two_files_are_kept(files):
    shelf = Shelf()
    first, second, third = (shelf.keep(File(data, "application/json"), "map.names") for data in (b"1", b"2", b"3"))
    files.remove_orphaned_files()
    assert [there(files, address) for address in (first, second, third)] == [False, True, True]


def test_what_a_session_showed_goes_with_it(files):
    gone, stays = Shelf(), Shelf()
    address = gone.keep(File(b"mine", "text/plain"), "map.own")
    del gone
    stays.keep(File(b"yours", "text/plain"), "map.own")
    files.remove_orphaned_files()
    assert not there(files, address)


def test_two_sessions_may_show_the_same(files):
    one, other = Shelf(), Shelf()
    address = one.keep(File(b"same", "text/plain"), "map.names")
    assert other.keep(File(b"same", "text/plain"), "map.names") == address
    del one
    other.keep(File(b"more", "text/plain"), "map.xy")
    files.remove_orphaned_files()
    assert there(files, address)
