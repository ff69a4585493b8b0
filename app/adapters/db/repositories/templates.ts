import { type MailSubject, subjectOfMail, type TemplateDocument } from "../../../domain/templates/document.ts";
import type { Template as Stored } from "../../../generated/prisma/client.ts";
import type { Template } from "../../../use-cases/ports/rows.ts";
import type { TemplateRepository } from "../../../use-cases/ports/shop-store.ts";
import type { Database } from "../database.ts";
import { storable } from "../storable.ts";
import { isRemovable, removeMail } from "./mail-removal.ts";

/** Templates and their immutable versions. */
export function createTemplates({ prisma, pool }: Database, shop: string): TemplateRepository {
  return {
    async list() {
      return (await prisma.template.findMany({ where: { shop }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(toTemplate);
    },
    async subjects() {
      const rows = await prisma.$queryRaw<{ id: string; about: string | null }[]>`
        SELECT t.id, v.document->>'about' AS about FROM templates t JOIN template_versions v ON v.shop = t.shop AND v."templateId" = t.id AND v.version = t."currentVersion" WHERE t.shop = ${shop}`;
      return new Map(rows.map(({ id, about }) => [id, subjectOfMail(about === null ? {} : { about: about as MailSubject })]));
    },
    async get(id) {
      const row = await prisma.template.findUnique({ where: { shop_id: { shop, id } } });
      if (!row) return null;
      const version = await prisma.templateVersion.findUniqueOrThrow({ where: { shop_templateId_version: { shop, templateId: id, version: row.currentVersion } } });
      return { ...toTemplate(row), document: version.document as TemplateDocument };
    },
    async create({ id, name, document }, at) {
      await prisma.$transaction([
        prisma.template.create({ data: { shop, id, name: storable(name), currentVersion: 1, createdAt: at, updatedAt: at } }),
        prisma.templateVersion.create({ data: { shop, templateId: id, version: 1, document: storable(document), createdAt: at } }),
      ]);
    },
    /** The template's row is locked by its update, so two savers get two numbers. Throws for a template that is not there. */
    saveVersion: (id, name, document, at) =>
      prisma.$transaction(async (queries) => {
        const [row] = await queries.template.updateManyAndReturn({ where: { shop, id }, data: { name: storable(name), currentVersion: { increment: 1 }, updatedAt: at } });
        if (!row) throw new Error(`template ${id}: not there, so no version can be saved`);
        await queries.templateVersion.create({ data: { shop, templateId: id, version: row.currentVersion, document: storable(document), createdAt: at } });
        return row.currentVersion;
      }),
    removable: (id) => isRemovable(pool, shop, id),
    remove: (id) => removeMail(pool, shop, id),
  };
}

function toTemplate({ id, name, currentVersion, updatedAt }: Stored): Template {
  return { id, name, currentVersion, updatedAt };
}
