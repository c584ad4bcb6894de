import { theme as antdTheme, type ThemeConfig } from 'antd';

/** The compact algorithm makes 13 px of 15 and 28 px of 32. One accent, red for what is wrong only. The same colours stand in style/base.css. */
export const theme: ThemeConfig = {
  algorithm: antdTheme.compactAlgorithm,
  token: {
    colorPrimary: '#235a8c',
    colorLink: '#235a8c',
    colorError: '#b3261e',
    colorWarning: '#8a5a00',
    colorSuccess: '#2d6a45',
    colorText: '#1d2530',
    colorTextSecondary: '#566170',
    colorBorder: '#cfd6dd',
    colorBorderSecondary: '#dde2e7',
    borderRadius: 4,
    fontSize: 15,
    controlHeight: 32,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
    fontFamily: 'inherit',
    wireframe: false,
  },
  components: {
    Tabs: { horizontalMargin: '0', titleFontSize: 13, horizontalItemGutter: 22 },
    Modal: { titleFontSize: 15 },
  },
};
