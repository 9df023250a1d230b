"""A headless Chromium for the checks of a finished site."""

import base64
import json

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

# Width, height, and whether the device is a phone (touch, its own viewport rules).
DEVICES = {
    "desktop": (1280, 900, False),
    "phone": (360, 740, True),
    # A desktop of 1280 pixels at a zoom of 200 % lays pages out at half the width.
    "zoomed": (640, 450, False),
}


class Browser:
    """One Chromium process with the shape of a device; use it in a `with`."""

    def __init__(self, device):
        self.width, self.height, self.is_phone = DEVICES[device]
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                     "--hide-scrollbars", "--disable-background-networking", "--no-first-run",
                     f"--window-size={self.width},{self.height}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(
            options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(60)
        scale = 2 if device == "zoomed" else 1
        self.command("Emulation.setDeviceMetricsOverride", width=self.width, height=self.height,
                     deviceScaleFactor=scale, mobile=self.is_phone)
        if self.is_phone:
            self.command("Emulation.setTouchEmulationEnabled", enabled=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def command(self, name, **arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    def prefer(self, scheme):
        """Sets the colour scheme that pages are asked for: light or dark."""
        self.command("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}])

    def open(self, address):
        self.driver.get(address)

    def run(self, script):
        return self.driver.execute_script(script)

    def requests(self):
        """Addresses asked for since the last call, the page's own among them."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return found

    def complaints(self):
        """What the browser's console said since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def picture(self, path):
        """Writes a PNG of the whole page."""
        size = self.command("Page.getLayoutMetrics")["cssContentSize"]
        shot = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip={
            "x": 0, "y": 0, "width": self.width, "height": min(size["height"], 6000), "scale": 1})
        path.write_bytes(base64.b64decode(shot["data"]))
