using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>The exact pages of what is signed, as pictures, and what is kept of who read them.</summary>
public class RoundPagesTests
{
    [Theory, EachDatabase]
    public async Task Each_page_of_the_file_that_is_signed_is_drawn_in_its_own_shape_and_no_other(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database, Printed.Changes());
        await desk.SendAsync();
        var (reader, round, paper) = (await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), await RoundAsync(desk), desk.Host.Services.GetRequiredService<RoundPaper>());

        Assert.True(paper.CanDraw);
        var sizes = await paper.PagesAsync(reader, round.Id, EditionKey.Lao, default);
        Assert.Equal(Printed.Pages, sizes.Count);
        foreach (var (index, size) in sizes.Index())
        {
            var picture = await paper.PictureAsync(reader, round.Id, EditionKey.Lao, index + 1, PictureSize.Screen, default);
            var (width, height) = Printed.SizeOf(picture!);
            Assert.Equal((int)PictureSize.Screen, height);
            Assert.InRange(width - (double)(height * size.Width / size.Height), -1.5, 1.5);
        }

        Assert.Equal((int)PictureSize.Close, Printed.SizeOf((await paper.PictureAsync(reader, round.Id, EditionKey.Lao, 1, PictureSize.Close, default))!).Height);
        Assert.Null(await paper.PictureAsync(reader, round.Id, EditionKey.Lao, Printed.Pages + 1, PictureSize.Screen, default));
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.Equal(Rules.NotAllowed, Assert.Single((await Assert.ThrowsAsync<RuleException>(() => paper.PictureAsync(observer, round.Id, EditionKey.Lao, 1, PictureSize.Screen, default))).Broken).Rule);
    }

    [Theory, EachDatabase]
    public async Task Pages_that_were_on_the_screen_are_kept_for_one_person_one_content_and_one_edition(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var (reader, other, round) = (await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam), await RoundAsync(desk));
        async Task<IReadOnlyList<ShownPage>> KeptAsync(CurrentUser user) => (await desk.Host.SendAs(user, new GetRound.Query((await RoundAsync(desk)).Id))).Pages;
        Task MarkAsync(EditionKey key, string fingerprint, params int[] pages) => desk.Host.SendAs(reader, new MarkPagesShown.Command(round.Id, fingerprint, key, pages));

        await MarkAsync(EditionKey.Lao, round.Fingerprint, 1, 2, 0);
        await MarkAsync(EditionKey.Lao, round.Fingerprint, 2, 3);
        await MarkAsync(EditionKey.Vietnamese, round.Fingerprint, 1);
        await MarkAsync(EditionKey.Lao, new string('0', 64), 9);

        Assert.Equal([("Lao", 1), ("Lao", 2), ("Lao", 3), ("Vietnamese", 1)], (await KeptAsync(reader)).Select(each => (each.Edition.ToString(), each.Number)));
        Assert.Empty(await KeptAsync(other));

        await desk.ReturnAsync("ກະລຸນາແກ້");
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Bài học mới.", "ບົດຮຽນໃໝ່.", null));
        await desk.SendAsync();
        Assert.Empty(await KeptAsync(reader));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("3", "3")]
    [InlineData("7 1 3 2 2", "1–3, 7")]
    [InlineData("1 2 4 5 x -1 99", "1–2, 4–5")]
    public void Pages_are_told_as_people_write_them(string sent, string words) => Assert.Equal(words, PageNumbers.InWords(PageNumbers.Read(sent, 16)));

    private static Task<SignOffRound> RoundAsync(ReportDesk desk) => desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open));
}

/// <summary>What a browser printed once, in the place of every print.</summary>
internal sealed class Printed : IPdfPrinter
{
    public const int Pages = 2;

    public static byte[] Pdf => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Sealing", "printed.pdf"));

    public static TestChanges Changes(params string[] settings) => new(settings, services => services.Replace(ServiceDescriptor.Singleton<IPdfPrinter, Printed>()));

    public Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default) => Task.FromResult(Pdf);

    public Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default) => Task.FromResult<byte[]>([1]);

    /// <summary>From the head of a PNG.</summary>
    public static (int Width, int Height) SizeOf(byte[] png) =>
        (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}
