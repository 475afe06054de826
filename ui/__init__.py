"""The window of Kamkor Shop: pages, widgets and jobs over the use cases of `kamkor_shop`."""
