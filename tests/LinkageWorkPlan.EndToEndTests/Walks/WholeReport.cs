using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Progress;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>The half-year report once all is done: in one state, with everything that belongs to it, and each of it once.</summary>
internal static class WholeReport
{
    /// <summary>What others recorded meanwhile begins with them.</summary>
    public const string Words = "Ghi trong lúc ký báo cáo";

    /// <param name="records">What was acknowledged to those who recorded meanwhile.</param>
    /// <returns>How many mails it sent, and how many of them once more.</returns>
    public static Task<(int Mails, int SentAgain)> CheckAsync(Arranger people, SealTrust trust, SmtpServer post, IReadOnlyCollection<Guid> records) => people.Db(async db =>
    {
        var round = Assert.Single(await db.Rounds.AsNoTracking().AsSplitQuery().Where(each => each.SubjectCode == Arranger.Report).ToListAsync());
        Assert.Equal(RoundState.Signed, round.State);
        Assert.Equal(Sides.Both, round.Signatures.Select(each => each.Side).Order());
        var report = await db.Reports.AsNoTracking().SingleAsync(each => each.Code == Arranger.Report);
        Assert.Equal((ReportState.Issued, 1), (report.State, report.Issue));
        var issue = await db.Issues.AsNoTracking().SingleAsync();
        Assert.Equal((report.Id, 1, round.Id, round.Fingerprint), (issue.ReportId, issue.Number, issue.RoundId, issue.Fingerprint));
        await IsPrintedAsync(db, round.Id, trust);
        await AreRecordsThereAsync(db, records);
        var signing = await db.History.AsNoTracking().Where(each => each.Action == nameof(SignRound) && each.At >= round.RequestedAt).Select(each => new { each.ActorSide, each.At }).Distinct().ToListAsync();
        Assert.Equal(Sides.Both, signing.Select(each => each.ActorSide!.Value).Order());
        Assert.Null((await ChainWalk.RunAsync(db, [], CancellationToken.None)).Break);
        return await IsMailedAsync(db, post, report.Id);
    });

    /// <summary>Each edition once, sealed by both sides, and it proves itself.</summary>
    private static async Task IsPrintedAsync(WorkPlanDb db, Guid round, SealTrust trust)
    {
        var editions = await db.Editions.AsNoTracking().Where(each => each.RoundId == round).ToListAsync();
        Assert.Equal(EditionKey.Issued.OrderBy(each => each.ToString()), editions.Select(each => new EditionKey(each.Edition, each.Reader)).OrderBy(each => each.ToString()));
        Assert.All(editions, each =>
        {
            Assert.Equal(each.Sha256, Fingerprint.OfBytes(each.Pdf));
            Assert.Equal(Verdict.Established, PdfVerification.Verify(each.Pdf, trust).Verdict);
        });
    }

    private static async Task AreRecordsThereAsync(WorkPlanDb db, IReadOnlyCollection<Guid> acknowledged)
    {
        var written = (await db.Progress.AsNoTracking().ToListAsync()).Where(each => each.Narrative[Language.Vi]?.Text.StartsWith(Words, StringComparison.Ordinal) == true).Select(each => each.Id).ToList();
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Except(written));
        var entries = await db.History.AsNoTracking().Where(each => each.Action == nameof(RecordProgress)).ToListAsync();
        Assert.Equal(written.Count, entries.Count(each => each.Changes.Any(change => change.After?.StartsWith(Words, StringComparison.Ordinal) == true)));
    }

    /// <summary>Each recipient has one mail of each kind, which came; what came twice has the same Message-ID; and the register says so once.</summary>
    private static async Task<(int Mails, int SentAgain)> IsMailedAsync(WorkPlanDb db, SmtpServer post, Guid report)
    {
        var mails = await db.Mails.AsNoTracking().ToListAsync();
        Assert.All(mails, each => Assert.True(each.State == MailState.Sent || (each.State == MailState.NotNeeded && each.Kind is (MailKind.YourTurn or MailKind.Notification or MailKind.Digest)), $"{each.Kind} to {each.Recipient}: {each.State}"));
        Assert.All(mails.Where(each => each.Kind != MailKind.Notification && (each.Kind != MailKind.Digest || each.State == MailState.Sent)).GroupBy(each => (each.Kind, each.SubjectId, each.Number, each.Recipient)), each => Assert.Single(each));
        Assert.Equal(["minister.la@demo.lwp", "minister.vn@demo.lwp"], mails.Where(each => each.Kind == MailKind.Issued).Select(each => each.Recipient).Order(StringComparer.Ordinal));

        var (came, known) = (post.Mails, mails.ToDictionary(each => each.MessageId, each => each.Recipient));
        Assert.Empty(mails.Where(each => each.State == MailState.Sent).Select(each => each.MessageId).Except(came.Select(each => each.MessageId)));
        Assert.All(came, each => Assert.Equal(known[each.MessageId], Assert.Single(each.To)));
        Assert.Equal(2, mails.Count(each => each.Attaches));
        Assert.All(came, each => Assert.Equal(mails.Single(mail => mail.MessageId == each.MessageId).Attaches, each.Attachments.Any(file => file.Name.EndsWith(".pdf", StringComparison.Ordinal))));
        var mailed = await db.Deliveries.AsNoTracking().Where(each => each.ReportId == report && each.Way == DeliveryWay.Mailed).Select(each => each.Name).ToListAsync();
        Assert.Equal(2, mailed.Distinct().Count());
        Assert.Equal(2, mailed.Count);
        return (mails.Count(each => each.State == MailState.Sent), came.Count - came.Select(each => each.MessageId).Distinct().Count());
    }
}
