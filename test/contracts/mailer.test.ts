import { mailerBattery } from "./mailer/battery.ts";
import { openFakeProvider } from "./mailer/fake-provider.ts";
import { openSendGrid } from "./mailer/sendgrid-provider.ts";
import { openSmtp } from "./mailer/smtp-provider.ts";

mailerBattery("a fake", openFakeProvider);
mailerBattery("SendGrid's HTTP shape", openSendGrid);
mailerBattery("SMTP", openSmtp);
