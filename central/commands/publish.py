"""`urzedomat-central publish --to DIR`: the published content as one release for kiosks."""

import argparse

from django.conf import settings
from django.utils import timezone

from central.commands.trouble import CommandError
from central.knowledge.selectors import NotOneOfficeError, newest_change, published_content
from central.publishing.services import PublishingRefusedError, publish


def run(arguments: argparse.Namespace) -> None:
    """Compile, write, move the link."""
    try:
        done = publish(
            content=published_content(),
            as_of=newest_change(),
            channel=arguments.channel,
            directory=arguments.to or settings.CENTRAL.data.releases,
            now=timezone.now(),
        )
    except (NotOneOfficeError, PublishingRefusedError) as error:
        raise CommandError(f"nothing was published: {error}") from error
    except OSError as error:
        raise CommandError(
            f"{error.filename}: {error.strerror}; choose another directory with --to"
        ) from error
    print(f"{'Published' if done.new else 'Nothing changed since'} release {done.number}: {done.path}")
