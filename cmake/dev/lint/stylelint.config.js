// The page's style sheets.

export default {
  extends: ['stylelint-config-standard'],
  reportNeedlessDisables: true,
  rules: {
    // Colours have six digits as in core/ui/theme.cpp, with which the browser tests compare them.
    'color-hex-length': 'long',
    // Safari knows it by this name only.
    'property-no-vendor-prefix': [true, { ignoreProperties: ['user-select'] }],
  },
};
