using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What follows a second signature in the background: printing, and the mails that take an edition with them.</summary>
public sealed class EditionPrintingTests
{
    [Theory, EachDatabase]
    public async Task An_edition_that_cannot_be_printed_keeps_no_other_and_no_other_mail_waiting_and_is_tried_again_when_it_is_due(Database database)
    {
        var paper = new JammedPrinter { IsJammed = true };
        await using var desk = await OpenAsync(database, paper, "--Mail:AttachPdf=true");
        await desk.Desk.IssueAsync();

        var wait = await desk.Printer.PrintDueAsync(default);

        Assert.Equal(EditionKey.Issued.Except([EditionKey.Vietnamese]).ToHashSet(), (await KeysAsync(desk)).ToHashSet());
        var failure = Assert.Single((await desk.Desk.ReadIssueAsync()).NotMade);
        Assert.Equal((EditionKey.Vietnamese, 1, "Reports.NotPrinted.TimedOut"), (failure.Key, failure.Value.Attempts, failure.Value.Words));
        Assert.Equal((EditionAttempts.First, desk.Host.Time.GetUtcNow().UtcDateTime + EditionAttempts.First), (wait, failure.Value.NextAttempt));
        Assert.Equal([Side.Laos], await DueMailsAsync(desk));

        // Not before it is due, and the second time later than the first.
        var tried = paper.Tried;
        await desk.Printer.PrintDueAsync(default);
        Assert.Equal(tried, paper.Tried);
        desk.Host.Time.Advance(EditionAttempts.First);
        Assert.Equal(EditionAttempts.First * 2, await desk.Printer.PrintDueAsync(default));
        Assert.Equal(tried + 1, paper.Tried);

        paper.IsJammed = false;
        desk.Host.Time.Advance(EditionAttempts.First * 2);
        await desk.Printer.PrintDueAsync(default);
        Assert.Empty((await desk.Desk.ReadIssueAsync()).NotMade);
        Assert.Equal([Side.Vietnam, Side.Laos], await DueMailsAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task Printing_is_started_by_the_commit_of_the_second_signature(Database database)
    {
        await using var desk = await OpenAsync(database, new JammedPrinter());
        await desk.Desk.SendAsync();
        await desk.Desk.SignAsync(Side.Vietnam);
        using var stop = new CancellationTokenSource();
        var whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var made = 0;
        desk.Printer.Changed += () =>
        {
            if (Interlocked.Increment(ref made) == EditionKey.Issued.Count)
            {
                whole.SetResult();
            }
        };
        desk.Host.SaysItHasStarted();
        await desk.Printer.StartAsync(stop.Token);

        await desk.Desk.SignAsync(Side.Laos);

        // It looks by itself every five minutes: within one it was woken.
        await whole.Task.WaitAsync(TimeSpan.FromMinutes(1), stop.Token);
        Assert.Equal(EditionKey.Issued.Count, (await KeysAsync(desk)).Count);
        await desk.Printer.StopAsync(stop.Token);
    }

    [Theory, EachDatabase]
    public async Task The_samples_are_issued_as_the_demo_s_people_would_issue_them(Database database)
    {
        await using var desk = await OpenAsync(database, new JammedPrinter());
        Assert.True((await desk.Desk.ReadAsync()).OpenWarnings.DistinctBy(each => (each.Section, each.Language)).Count() > 1);
        var folder = Directory.CreateTempSubdirectory("lwp-samples-");
        try
        {
            await Web.CommandLine.SampleIssue.WriteAsync(desk.Host.Services, ReportDesk.Plan, folder, default);
            Assert.Equal(["annual.pdf", "joint.pdf", "lao.pdf", "vietnamese.pdf"], folder.EnumerateFiles().Select(each => each.Name).Order(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Work_after_a_commit_begins_once_and_only_where_it_was_committed()
    {
        var (context, begun) = (new RequestContext(), 0);
        context.AfterCommit(() => begun++);
        Assert.Equal(0, begun);
        context.Committed();
        context.Committed();
        Assert.Equal(1, begun);

        using var work = new WakeUp();
        work.Call();
        work.Call();
        Assert.True(work.WaitAsync(Timeout.InfiniteTimeSpan, default).IsCompleted);
        await work.WaitAsync(TimeSpan.Zero, default);
    }

    private static Task<SealingDesk> OpenAsync(Database database, JammedPrinter printer, params string[] settings) =>
        SealingDesk.OpenDraftAsync(database, new TestChanges(settings, services => services.Replace(ServiceDescriptor.Singleton<IPdfPrinter>(printer))), isSealed: false);

    private static async Task<IReadOnlyList<EditionKey>> KeysAsync(SealingDesk desk) => [.. (await desk.StoredAsync()).Select(each => new EditionKey(each.Edition, each.Reader))];

    private static async Task<IReadOnlyList<Side>> DueMailsAsync(SealingDesk desk)
    {
        var due = await desk.Host.SendAs(CurrentUser.System, new ListDueMails.Query());
        return await desk.Host.Db(async db => (await db.Mails.AsNoTracking().Where(each => due.Contains(each.Id) && each.Attaches).ToListAsync()).Select(each => each.Side).Order().ToList());
    }

    /// <summary>Prints everything but, while it is jammed, the first document it ever got: the Vietnamese edition.</summary>
    private sealed class JammedPrinter : IPdfPrinter
    {
        private string? first;

        public bool IsJammed { get; set; }

        /// <summary>How often it jammed.</summary>
        public int Tried { get; private set; }

        public Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default)
        {
            first ??= html;
            if (IsJammed && html == first)
            {
                Tried++;
                throw new PrintingException(PrintingFailure.TimedOut, "jammed");
            }

            return Task.FromResult<byte[]>([1]);
        }

        public Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default) => Task.FromResult<byte[]>([1]);
    }
}
