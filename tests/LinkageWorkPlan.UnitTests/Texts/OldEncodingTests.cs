using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Texts;

public class OldEncodingTests
{
    /// <summary>Every text that the repository brings along: starter plans, wording of reports, interface.</summary>
    private static readonly IReadOnlyList<string> Real =
    [
        .. Repository.TextFiles("templates/", ".json").SelectMany(path => Strings(JsonDocument.Parse(Repository.Read(path)).RootElement)),
        .. InterfaceTexts.ByLanguage.Values.SelectMany(each => each.Values),
        .. Repository.TextFiles(string.Empty, ".md").SelectMany(path => Repository.Read(path).Split('\n')),
    ];

    [Theory]
    [InlineData("C«ng t¸c ®µo t¹o", "TCVN3", "C«ng", "Công")]
    [InlineData("Bé C«ng Th\u00AD¬ng", "TCVN3", "C«ng", "Công")]
    [InlineData("®Ò ¸n", "TCVN3", "®Ò", "đề")]
    [InlineData("chËm tiÕn ®é", "TCVN3", "chËm", "chậm")]
    [InlineData("Coâng taùc ñaøo taïo", "VNI", "Coâng", "Công")]
    [InlineData("Boä Coâng Thöông", "VNI", "Boä", "Bộ")]
    [InlineData("BOÄ COÂNG THÖÔNG", "VNI", "BOÄ", "BỘ")]
    [InlineData("laøm vieäc", "VNI", "laøm", "làm")]
    public void Finds_an_old_font_and_says_what_was_meant(string pasted, string name, string stored, string meant)
    {
        Assert.True(OldEncoding.TryFind(TextNormalizer.Normalize(pasted), out var found));
        Assert.Equal(new OldWord(name, stored, meant), found);
    }

    [Theory]
    [InlineData("«Công tác» « ông » «an»")]
    [InlineData("25 °C, 2½ ha, 10 m², 5 µm, ½m, N·m, m×n, 6÷2, 1¹, no¹, ±3")]
    [InlineData("Windows® là © 2026 Bộ, Office®, £5m, §i, ¥100, ¡Hola!, ¿Qué?, Nº 1ª")]
    [InlineData("Où est l’hôtel? Thaï, Noël, goût, août, naïf, Saône, Loïc, Moïse, Zoé, Raphaël, Israël, où, haï")]
    [InlineData("Köln, Malmö, Göteborg, Peña, São João, leão, Curaçao, Ålesund, Åbo, français, garçon, façade, Ångström, Việt Nam – Lào")]
    [InlineData("hoà, hoá, toà, khoẻ, hoè, xoã, quà, quý, thuỷ, huý, Nguyễn Thị Loan, Hoàng Đạo, khuỷu, oằn, ngoài, hoãn, toàn")]
    [InlineData("à á â ã è é ê ì í ò ó ô õ ù ú ý")]
    [InlineData("ຄະນະເຮັດວຽກ «ຮ່ວມ» ®")]
    [InlineData("")]
    [InlineData(null)]
    public void Leaves_readable_texts_alone(string? text)
    {
        var isFound = OldEncoding.TryFind(TextNormalizer.Normalize(text), out var found);
        Assert.False(isFound, found?.ToString());
    }

    [Fact]
    public void Raises_no_alarm_over_any_text_of_the_repository()
    {
        Assert.True(Real.Count > 2000, $"Only {Real.Count} texts were found");
        Assert.DoesNotContain(Real, text => OldEncoding.TryFind(TextNormalizer.Normalize(text), out _));
    }

    [Fact]
    public void Raises_no_alarm_over_made_up_texts() =>
        Always.Holds(SampleText.Words, text => !OldEncoding.TryFind(TextNormalizer.Normalize(text), out _));

    [Fact]
    public void Nearly_every_Vietnamese_text_of_some_words_is_found_once_an_old_font_spoilt_it()
    {
        var texts = InterfaceTexts.ByLanguage["vi"].Values.Where(text => text.Split(' ').Length > 5 && !text.Contains('{', StringComparison.Ordinal)).ToList();
        Assert.True(texts.Count > 100, $"Only {texts.Count} texts were found");
        foreach (var (name, spoil) in new (string, Func<string, string>)[] { ("TCVN3", OldFonts.ToTcvn3), ("VNI", OldFonts.ToVni) })
        {
            var missed = texts.Where(text => !(OldEncoding.TryFind(TextNormalizer.Normalize(spoil(text)), out var found) && found.Name == name)).ToList();
            Assert.True(missed.Count * 50 < texts.Count, $"{name}: {missed.Count} of {texts.Count} missed: {string.Join(" | ", missed.Take(10).Select(spoil))}");
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => Strings(each.Value)),
        _ => [],
    };
}
