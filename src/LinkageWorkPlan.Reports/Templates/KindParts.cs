using LinkageWorkPlan.Domain.Reports;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>What a report of one kind consists of, whatever the edition.</summary>
/// <param name="Sections">Keys of <see cref="SectionKeys.All"/>, in the order of print.</param>
/// <param name="Annexes">Names as editions know them, in the order of <see cref="EditionParts"/>.</param>
public sealed record KindParts(IReadOnlyList<string> Sections, IReadOnlyList<string> Annexes)
{
    /// <summary>Of a report that covers a part of the plan: indicators are of the whole.</summary>
    public KindParts WithoutIndicators() => new([.. Sections.Where(each => each != SectionKeys.Indicators)], [.. Annexes.Where(each => each != EditionParts.AnnexIndicators)]);

    public bool Has(string section) => section == SectionKeys.Summary || Sections.Contains(section);
}

/// <summary>Reads <c>kinds.json</c>: one list for all kinds, and what a kind has in its place.</summary>
internal static class KindReader
{
    private const string Default = "default";

    /// <exception cref="TemplateException">A kind is missing or unknown, or its list is not what it has to be: with its line.</exception>
    public static IReadOnlyDictionary<ReportKind, KindParts> Read(string path, byte[] json)
    {
        var file = new TemplateObject(TemplateNode.Parse(path, json), "the list of kinds");
        var shared = new TemplateObject(file.Required(Default), $"\"{Default}\"");
        var (sections, annexes) = (shared.Required("sections"), shared.Required("annexes"));
        shared.Done();
        var kinds = Enum.GetValues<ReportKind>().ToDictionary(kind => kind, kind => Of(kind, file.Required(NameOf(kind)), sections, annexes));
        file.Done();
        return kinds;
    }

    /// <summary>As the file writes it: <c>halfYear</c>.</summary>
    public static string NameOf(ReportKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static KindParts Of(ReportKind kind, TemplateNode node, TemplateNode sections, TemplateNode annexes)
    {
        var own = new TemplateObject(node, $"\"{NameOf(kind)}\"");
        var parts = new KindParts(SectionsOf(kind, own.Optional("sections") ?? sections), AnnexesOf(kind, own.Optional("annexes") ?? annexes));
        own.Done();
        return parts;
    }

    private static List<string> SectionsOf(ReportKind kind, TemplateNode list)
    {
        var named = Names(list, SectionKeys.All, "section");
        if (KindSections.Required(kind).FirstOrDefault(key => !named.Contains(key)) is { } left)
        {
            throw list.Refused($"a report of the kind \"{NameOf(kind)}\" cannot do without the section \"{left}\"; add it to the list.");
        }

        foreach (var (name, place) in named.Select((name, place) => (name, place)))
        {
            if (!named.Contains(SectionKeys.ChapterOf(name)))
            {
                throw list.Items[place].Refused($"the section \"{name}\" has no chapter; add \"{SectionKeys.ChapterOf(name)}\" before it.");
            }

            if (SectionKeys.IsChapter(name) && !SectionKeys.Narrative.Contains(name) && !named.Exists(other => other != name && SectionKeys.ChapterOf(other) == name))
            {
                throw list.Items[place].Refused($"the chapter \"{name}\" has no section; add one, or take the chapter out.");
            }
        }

        return [.. SectionKeys.All.Where(named.Contains)];
    }

    private static List<string> AnnexesOf(ReportKind kind, TemplateNode list)
    {
        var named = Names(list, EditionParts.ReportAnnexes, "annex");
        return named.Contains(EditionParts.AnnexTasks)
            ? [.. EditionParts.ReportAnnexes.Where(named.Contains)]
            : throw list.Refused($"a report of the kind \"{NameOf(kind)}\" cannot do without the annex \"{EditionParts.AnnexTasks}\"; add it to the list.");
    }

    private static List<string> Names(TemplateNode list, IReadOnlyList<string> all, string what)
    {
        var names = new List<string>();
        foreach (var node in TemplateObject.List(list))
        {
            var name = TemplateObject.Text(node);
            if (!all.Contains(name))
            {
                throw node.Refused($"there is no {what} \"{name}\"; there are {string.Join(", ", all)}.");
            }

            if (names.Contains(name))
            {
                throw node.Refused($"the {what} \"{name}\" stands twice.");
            }

            names.Add(name);
        }

        return names;
    }
}
