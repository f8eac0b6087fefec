using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Text;
using LinkageWorkPlan.Reports.Printing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>Pages are drawn by another program, from files that may be a stranger's.</summary>
[SupportedOSPlatform("linux")]
public sealed class PageDrawerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-drawer-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(595, 842)]
    [InlineData(842, 595)]
    [InlineData(3, 14400)]
    public async Task A_picture_is_never_larger_than_its_longer_side_whatever_the_page_says(int width, int height)
    {
        using var drawer = Drawer(null);
        var picture = await drawer.DrawAsync(Pdf(width, height), 1, PictureSize.Screen, default);
        var size = (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)));
        Assert.Equal((int)PictureSize.Screen, Math.Max(size.Item1, size.Item2));
        Assert.Equal(width > height, size.Item1 > size.Item2);
    }

    [Fact]
    public async Task What_is_no_page_is_not_drawn()
    {
        using var drawer = Drawer(null);
        Assert.Null(await drawer.DrawAsync("%PDF-1.7 nothing"u8.ToArray(), 1, PictureSize.Screen, default));
        Assert.Null(await drawer.DrawAsync(Pdf(595, 842), 2, PictureSize.Screen, default));
        Assert.Null(await drawer.DrawAsync(Pdf(595, 842), 0, PictureSize.Screen, default));
        using var missing = Drawer("/nowhere/pdftoppm");
        Assert.False(missing.IsThere);
        Assert.Null(await missing.DrawAsync(Pdf(595, 842), 1, PictureSize.Screen, default));
    }

    [Fact]
    public async Task The_other_program_learns_nothing_of_this_one_s_settings_and_what_it_says_has_an_end()
    {
        Environment.SetEnvironmentVariable("Mail__Password", "not for others");
        try
        {
            using var curious = Drawer(Script("/usr/bin/env > \"${0%/*}/seen\""));
            Assert.Null(await curious.DrawAsync(Pdf(595, 842), 1, PictureSize.Screen, default));
            Assert.DoesNotContain("not for others", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "seen")), StringComparison.Ordinal);
            using var endless = Drawer(Script("exec /usr/bin/yes"));
            Assert.Null(await endless.DrawAsync(Pdf(595, 842), 1, PictureSize.Screen, default));
        }
        finally
        {
            Environment.SetEnvironmentVariable("Mail__Password", null);
        }
    }

    [Fact]
    public async Task A_page_that_was_drawn_is_kept()
    {
        var file = Path.Combine(folder.FullName, "times");
        using var drawer = Drawer(Script("echo once >> \"${0%/*}/times\"; exec /usr/bin/pdftoppm \"$@\""));
        var first = await drawer.DrawAsync(Pdf(595, 842), 1, PictureSize.Screen, default);
        Assert.Equal(first, await drawer.DrawAsync(Pdf(595, 842), 1, PictureSize.Screen, default));
        Assert.Single(await File.ReadAllLinesAsync(file));
        await drawer.DrawAsync(Pdf(595, 800), 1, PictureSize.Screen, default);
        Assert.Equal(2, (await File.ReadAllLinesAsync(file)).Length);
    }

    [Fact]
    public async Task Each_page_says_its_own_words_in_the_order_in_which_they_are_drawn()
    {
        using var drawer = Drawer(null);
        Assert.Equal(["lower\nupper\n", "second\n"], await drawer.WordsAsync(Pdf("1 0 0 1 9 20 Tm (lower) Tj 1 0 0 1 9 80 Tm (upper) Tj", "1 0 0 1 9 20 Tm (second) Tj"), default));
        Assert.Null(await drawer.WordsAsync("%PDF-1.7 nothing"u8.ToArray(), default));
        using var alone = Drawer(Script("exec /usr/bin/pdftoppm \"$@\""));
        Assert.True(alone.IsThere);
        Assert.Null(await alone.WordsAsync(Pdf(595, 842), default));
    }

    private string Script(string body)
    {
        var path = Path.Combine(folder.FullName, "drawer");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static PageDrawer Drawer(string? path) => new(Options.Create(new PrintingOptions { PageDrawerPath = path }), NullLogger<PageDrawer>.Instance);

    /// <summary>Pages with words.</summary>
    private static byte[] Pdf(params string[] pages)
    {
        var kids = string.Join(' ', pages.Select((_, index) => $"{10 + (2 * index)} 0 R"));
        var objects = string.Concat(pages.Select((words, index) => (Number: 10 + (2 * index), Content: $"BT /F 12 Tf {words} ET")).Select(page =>
            $"{page.Number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F 3 0 R>>>>/Contents {page.Number + 1} 0 R>>endobj\n"
            + $"{page.Number + 1} 0 obj<</Length {page.Content.Length}>>stream\n{page.Content}\nendstream\nendobj\n"));
        return Encoding.ASCII.GetBytes(
            $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[{kids}]/Count {pages.Length}>>endobj\n"
            + $"3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n{objects}trailer<</Root 1 0 R>>\n%%EOF\n");
    }

    /// <summary>One empty page; readers find its objects without a table of them.</summary>
    private static byte[] Pdf(int width, int height) => Encoding.ASCII.GetBytes(
        $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
}
