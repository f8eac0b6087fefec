using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Glossary;

/// <summary>Terms to search for: a few by name, and all that come with the program.</summary>
internal static class SampleTerms
{
    /// <summary>As the program comes with them, agreed or not.</summary>
    public static readonly IReadOnlyList<TermEntry> Supplied = [.. Read()];

    /// <summary>Texts that hold terms whole, halved, overlapping and next to each other, in the stored form.</summary>
    public static readonly Gen<string> Texts = Gen.Frequency(
            (6, Gen.Elements(Supplied.SelectMany(term => Languages.All.Select(language => term.Words[language]?.Text ?? string.Empty)).ToArray())),
            (2, Gen.Elements("6", "16", "hoà", "HÒA", "thuỷ", " ", "\n", "ຫນ", "ເ", "າ", "\u0301", "Đ", "plans", "(", " / ", "…")),
            (2, Gen.Elements("ກນຫລມ\u0EB1\u0EB2\u0EB3\u0EB4\u0EB5\u0EB8\u0EBB\u0EBC\u0EC0\u0EC1\u0EC8\u0EC9\u0ECDaoeuydĐđơƯ\u0300\u0301\u0323\u0302\u00AD\u200B".ToCharArray()).ArrayOf().Select(all => new string(all))))
        .ArrayOf().Two().Select(parts => TextNormalizer.Normalize(string.Join(' ', parts.Item1) + string.Concat(parts.Item2)));

    public static TermEntry Of(string vi, string lo, string? en = null, bool isHinted = true, TermGroup group = TermGroup.Plan) =>
        new(Guid.CreateVersion7(), group, LocalizedText.Of(Language.Vi, vi, lo, en), isHinted);

    private static IEnumerable<TermEntry> Read()
    {
        using var file = JsonDocument.Parse(Repository.Read("templates/workplans/glossary.json"));
        foreach (var entry in file.RootElement.EnumerateArray())
        {
            string? Word(string name) => entry.GetProperty(name).GetString();
            yield return Of(Word("vi")!, Word("lo")!, Word("en"), group: (TermGroup)(Word("group")![0] - 'A'));
        }
    }
}
