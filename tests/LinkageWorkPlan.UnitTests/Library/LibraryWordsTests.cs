using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>What a document is searched by: its own words and those of its file, each replaced without the other.</summary>
public class LibraryWordsTests
{
    [Fact]
    public void Own_words_and_words_of_the_file_are_replaced_one_without_the_other()
    {
        var document = new LibraryDocument(7, Side.Laos, Content("Nghị định", "ດຳລັດ"));
        var words = new LibraryWords(document);
        Assert.Equal((document.Id, 7), (words.DocumentId, words.Number));
        Assert.Equal(Keys("Nghị định", "ດຳລັດ", "Tóm tắt", "ຫຍໍ້"), words.Folded);
        words.Take("Trong tệp");
        Assert.Equal(Keys("Nghị định", "ດຳລັດ", "Tóm tắt", "ຫຍໍ້") + "trong tep", words.Folded);
        document.Revise(Side.Laos, Content("Luật", "ກົດໝາຍ"));
        words.Describe(document);
        Assert.Equal(Keys("Luật", "ກົດໝາຍ", "Tóm tắt", "ຫຍໍ້") + "trong tep", words.Folded);
        words.Take("Khác");
        words.Describe(document);
        Assert.Equal(Keys("Luật", "ກົດໝາຍ", "Tóm tắt", "ຫຍໍ້") + "khac", words.Folded);
    }

    [Fact]
    public void A_long_file_is_cut_and_leaves_the_document_its_own_words()
    {
        var words = new LibraryWords(new LibraryDocument(7, Side.Laos, Content("Luật", "ກົດໝາຍ")));
        words.Take(new string('a', LibraryWords.Max + 10));
        Assert.Equal(words.Described + LibraryWords.Max, words.Folded.Length);
        Assert.StartsWith("luat\n", words.Folded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LB3", 3)]
    [InlineData("lb120", 120)]
    [InlineData("LB", null)]
    [InlineData("LB-3", null)]
    [InlineData("RQ3", null)]
    [InlineData("LB99999999999", null)]
    public void A_code_is_told_by_its_form(string code, int? number) => Assert.Equal(number, LibraryDocument.NumberOf(code));

    private static string Keys(params string[] words) => string.Concat(words.Select(each => LibraryWords.KeyOf(each) + '\n'));

    private static DocumentContent Content(string vi, string lo) =>
        new(LocalizedText.Of(Language.Vi, vi, lo), LocalizedText.Of(Language.Vi, "Tóm tắt", "ຫຍໍ້"), DocumentKind.LegalText, null, [], string.Empty, null, null, string.Empty);
}
