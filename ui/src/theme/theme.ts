import { createTheme } from "@mantine/core";

/** Only what Mantine cannot take from `theme.css`: sizes and defaults of its components. */
export const theme = createTheme({
  primaryColor: "blue",
  defaultRadius: "sm",
  fontFamily: "var(--font)",
  components: {
    // The lock writes a style tag, which the content security policy forbids.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        closeButtonProps: { "aria-label": "Close" },
        transitionProps: { duration: 0 },
      },
    },
    Button: { defaultProps: { size: "compact-sm", variant: "default" } },
    TextInput: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { shadow: "md", transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 0 } } },
    Select: { defaultProps: { comboboxProps: { shadow: "md", transitionProps: { duration: 0 } } } },
    MultiSelect: { defaultProps: { comboboxProps: { shadow: "md", transitionProps: { duration: 0 } } } },
  },
});
