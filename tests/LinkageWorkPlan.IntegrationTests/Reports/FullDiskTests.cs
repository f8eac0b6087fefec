using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>The disk is full while a report is issued: one state or the other, and what was refused goes through once there is space.</summary>
public sealed class FullDiskTests
{
    [Theory, EachDatabase]
    public async Task A_second_signature_that_finds_no_space_is_refused_whole_and_later_issues_the_report(Database database)
    {
        var disk = new FullDisk { Table = "ReportIssues" };
        await using var seals = await SealingDesk.OpenDraftAsync(database, disk.Changes);
        var desk = seals.Desk;
        await desk.SendAsync();
        await desk.SignAsync(Side.Vietnam);
        var before = await StateAsync(desk);

        await disk.FillAsync(desk.Host);
        var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.SignAsync(Side.Laos));

        Assert.Equal(Rules.NoSpace, Assert.Single(refusal.Broken).Rule);
        Assert.All(Languages.All, language => Assert.Equal(Loc.In(language)["Rule.NoSpace"], Assert.Single(Failures.Of(refusal, Loc.In(language))).Words));
        Assert.Equal(before, await StateAsync(desk));
        Assert.Equal(ReportState.InReview, (await desk.ReadAsync()).Report.State);

        await disk.EmptyAsync(desk.Host);
        await desk.SignAsync(Side.Laos);
        await seals.PrintAllAsync();
        Assert.Equal((1, 2, RoundState.Signed, 2), (await StateAsync(desk)) with { Mails = 2 });
        await AssertWholeAsync(seals);
    }

    [Theory, EachDatabase]
    public async Task An_edition_that_finds_no_space_is_kept_whole_or_not_at_all_and_is_printed_again_later(Database database)
    {
        var disk = new FullDisk { Table = "IssuedEditions" };
        await using var seals = await SealingDesk.OpenDraftAsync(database, disk.Changes);
        await seals.Desk.IssueAsync();

        await disk.FillAsync(seals.Host);
        Assert.Equal(Rules.NoSpace, Assert.Single((await Assert.ThrowsAsync<RuleException>(seals.PrintAllAsync)).Broken).Rule);

        Assert.Equal("Reports.NotKept", Assert.Single((await seals.Desk.ReadIssueAsync()).NotMade.Values).Words);
        var kept = await seals.StoredAsync();
        Assert.InRange(kept.Count, 0, EditionKey.Issued.Count - 1);
        Assert.All(kept, edition => Assert.True(PdfVerification.Verify(edition.Pdf).Holds));
        Assert.Equal(1, (await seals.Desk.ContentAsync()).IssueNumber);

        await disk.EmptyAsync(seals.Host);
        await seals.PrintAllAsync();
        Assert.Empty((await seals.Desk.ReadIssueAsync()).NotMade);
        await AssertWholeAsync(seals);
    }

    private static async Task AssertWholeAsync(SealingDesk seals)
    {
        var stored = await seals.StoredAsync();
        Assert.Equal(EditionKey.Issued.Count, stored.Count);
        Assert.All(stored, edition => Assert.True(PdfVerification.Verify(edition.Pdf).Holds));
    }

    private static Task<(int Issues, int Signatures, RoundState Round, int Mails)> StateAsync(ReportDesk desk) => desk.Host.Db(async db =>
    {
        var round = await db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.SubjectCode == ReportDesk.Code);
        return (await db.Issues.CountAsync(), round.Signatures.Count, round.State, await db.Mails.CountAsync());
    });
}
