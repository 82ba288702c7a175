import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import IconDownload from '~icons/tabler/download';
import { download } from '../../ui/download.ts';
import { notifyFailure } from '../../ui/notify.tsx';
import { chartSvg } from './chart-svg.ts';
import type { Branch } from './forest.ts';

/** No browser draws larger pictures, in pixels of a side. */
const mostPixels = 16_000;

/** Hands out the chart as it is shown. */
export function DownloadMenu({
  forest,
  line,
}: {
  readonly forest: readonly Branch[];
  readonly line: ReadonlySet<string>;
}) {
  const { t } = useTranslation('chart');
  const svg = () => new Blob([chartSvg(forest, line)], { type: 'image/svg+xml' });
  const downloadPng = async () => {
    try {
      download(await toPng(svg()), 'chart.png');
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload aria-hidden />}>
          {t('download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void downloadPng()}>{t('asPng')}</Menu.Item>
        <Menu.Item onClick={() => download(svg(), 'chart.svg')}>{t('asSvg')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Draws an SVG, at twice its size where that is possible, so that small letters stay sharp. */
async function toPng(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const scale = Math.min(2, mostPixels / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) {
          reject(new Error('The browser cannot make a picture this large'));
        } else {
          resolve(blob);
        }
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
