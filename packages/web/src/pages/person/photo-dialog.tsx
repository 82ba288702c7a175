import 'react-easy-crop/react-easy-crop.css';
import { Box, Button, FileButton, Group, Modal, Slider, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import Cropper from 'react-easy-crop';
import { useTranslation } from 'react-i18next';
import { deletePicture, mostBytes, savePicture } from '../../data/picture.ts';
import type { Crop } from '../../data/picture.ts';
import type { Person } from '../../data/person.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { nameOf } from '../../ui/person-link.tsx';
import { Failure } from '../../ui/states.tsx';
import { PhotoDrop } from './photo-drop.tsx';

const types = 'image/png,image/jpeg,image/webp,image/gif,image/avif';

/** Chooses a photo and the part of it that is shown, or removes it. */
export function PhotoDialog({
  person,
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['person', 'shell']);
  const [photo, setPhoto] = useState<{ readonly file: File; readonly url: string }>();
  const [crop, setCrop] = useState<Crop>();
  const [problem, setProblem] = useState<'tooLarge' | 'notAnImage'>();
  const uid = person.id ?? '';
  const close = () => {
    forget(photo?.url);
    onClose();
  };
  const done = (message: string) => {
    notifyDone(message);
    close();
  };
  const save = useMutation({
    mutationFn: (wanted: { file: File; crop: Crop }) => savePicture(uid, wanted.file, wanted.crop),
    onSuccess: () => done(t('photo.saved')),
  });
  const remove = useMutation({
    mutationFn: () => deletePicture(uid),
    onSuccess: () => done(t('photo.removed')),
  });
  const choose = (chosen: File | null | undefined) => {
    const isTooLarge = (chosen?.size ?? 0) > mostBytes;
    setProblem(isTooLarge ? 'tooLarge' : undefined);
    forget(photo?.url);
    setPhoto(
      isTooLarge || !chosen ? undefined : { file: chosen, url: URL.createObjectURL(chosen) },
    );
    setCrop(undefined);
    save.reset();
  };
  const error = save.error ?? remove.error;
  return (
    <Modal
      opened
      onClose={close}
      title={t('photo.title', { name: nameOf(person) })}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        {photo === undefined ? (
          <PhotoDrop onFile={choose}>
            <Text ta="center">{t('photo.drop')}</Text>
          </PhotoDrop>
        ) : (
          <PhotoCrop
            key={photo.url}
            url={photo.url}
            onCrop={setCrop}
            onUnreadable={() => {
              choose(undefined);
              setProblem('notAnImage');
            }}
          />
        )}
        {problem === undefined ? null : (
          <Text c="red" role="alert">
            {t(`photo.${problem}`)}
          </Text>
        )}
        {error === null ? null : <Failure error={error} />}
        <Group justify="space-between">
          <Group gap="xs">
            <FileButton accept={types} onChange={choose}>
              {(props) => (
                <Button {...props} variant={photo === undefined ? 'filled' : 'default'}>
                  {photo === undefined ? t('photo.choose') : t('photo.other')}
                </Button>
              )}
            </FileButton>
            {person.pictureVersion === undefined || photo !== undefined ? null : (
              <Button
                variant="subtle"
                color="red"
                loading={remove.isPending}
                onClick={() => remove.mutate()}
              >
                {t('photo.remove')}
              </Button>
            )}
          </Group>
          {photo === undefined ? null : (
            <Button
              disabled={crop === undefined}
              loading={save.isPending}
              onClick={() => crop && save.mutate({ file: photo.file, crop })}
            >
              {t('photo.save')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

/** The photo below a round window, to be moved and zoomed. */
function PhotoCrop({
  url,
  onCrop,
  onUnreadable,
}: {
  readonly url: string;
  readonly onCrop: (crop: Crop) => void;
  readonly onUnreadable: () => void;
}) {
  const { t } = useTranslation('person');
  const [place, setPlace] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  return (
    <>
      <Box pos="relative" h={300} bdrs="md" style={{ overflow: 'hidden' }} bg="dark.8">
        <Cropper
          image={url}
          crop={place}
          zoom={zoom}
          aspect={1}
          cropShape="round"
          showGrid={false}
          onCropChange={setPlace}
          onZoomChange={setZoom}
          onCropComplete={(_, pixels) => onCrop(whole(pixels))}
          mediaProps={{ alt: '', onError: onUnreadable }}
          cropperProps={{ role: 'group', 'aria-label': t('photo.crop') }}
          disableAutomaticStylesInjection
        />
      </Box>
      <Slider
        aria-label={t('photo.zoom')}
        thumbLabel={t('photo.zoom')}
        min={1}
        max={3}
        step={0.05}
        value={zoom}
        onChange={setZoom}
        label={null}
      />
    </>
  );
}

/** The browser need not keep the file for this page any more. */
function forget(url: string | undefined): void {
  if (url !== undefined) {
    URL.revokeObjectURL(url);
  }
}

function whole({ x, y, width, height }: Crop): Crop {
  return {
    x: Math.max(0, Math.round(x)),
    y: Math.max(0, Math.round(y)),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}
