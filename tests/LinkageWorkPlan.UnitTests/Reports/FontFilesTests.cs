using LinkageWorkPlan.Reports.Printing;

namespace LinkageWorkPlan.UnitTests.Reports;

public sealed class FontFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-fonts-");

    [Fact]
    public void A_font_is_written_once_and_named_in_every_document()
    {
        var fonts = new FontFiles(folder);
        const string Held = "default-src 'none'; font-src data:; a{src:url(data:font/ttf;base64,AQID)} b{src:url(data:font/woff2;base64,BAUG)} c{src:url(data:font/ttf;base64,AQID)} d";
        const string Named = "default-src 'none'; font-src data: file:; a{src:url(font-1)} b{src:url(font-2)} c{src:url(font-1)} d";
        Assert.Equal(Named, fonts.TakeOutOf(Held));
        Assert.Equal(Named, fonts.TakeOutOf(Held));
        Assert.Equal(["font-1", "font-2"], folder.GetFiles().Select(each => each.Name).Order());
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(folder.FullName, "font-1")));
    }

    [Theory]
    [InlineData("no font, font-src data:")]
    [InlineData("url(data:font/ttf,abc) rest")]
    [InlineData("url(data:font/ttf;base64,AQID")]
    public void Another_document_stays_as_it_is(string html)
    {
        Assert.Equal(html, new FontFiles(folder).TakeOutOf(html));
        Assert.Empty(folder.GetFiles());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
