using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.UnitTests.Conventions;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Drafts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>Nobody sends something for signature in which somebody else is writing without being told.</summary>
public sealed partial class OthersTypingTests
{
    /// <summary>Forms that write nothing that is frozen when something is sent, and why.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["round"] = "about what was sent already",
        ["paper"] = "about what was sent or issued already",
        ["feed"] = "no part of what is signed",
        ["delegation"] = "about accounts",
        ["account"] = "about accounts",
        ["account-new"] = "about accounts",
        ["power-decline"] = "about accounts",
        ["power-enable"] = "about accounts",
        ["power-reset"] = "about accounts",
        ["report-new"] = "makes a report of its own",
        ["plan-reopen"] = "about a plan that is signed and closed",
        ["plan-new"] = "makes a plan of its own",
        ["amendment-new"] = "makes an amendment of its own",
        ["comment"] = "says something beside it",
        ["comment-new"] = "says something beside it",
        ["correction"] = "opens the next issue, or corrects progress, which waits for nobody",
        ["records-number"] = "can be given while it is being signed",
        ["progress"] = "progress waits for nobody: what is recorded later is in the next report",
        ["obstacle"] = "as progress",
        ["obstacle-close"] = "as progress",
        ["obstacle-new"] = "as progress",
        ["obstacle-reopen"] = "as progress",
        ["obstacle-withdraw"] = "as progress",
        ["result"] = "as progress",
        ["result-correction"] = "as progress",
        ["spending"] = "as progress",
        ["owner"] = "puts the changed name before the co-chairs itself",
        ["api-token"] = "a person's own",
        ["holiday-new"] = "days off belong to no plan",
        ["meeting-off"] = "confirmed minutes are of a meeting that nobody calls off",
        ["course"] = "courses belong to no plan",
        ["attendance"] = "courses belong to no plan",
        ["participants-new"] = "courses belong to no plan",
        ["course-off"] = "courses belong to no plan",
        ["product"] = "courses belong to no plan",
        ["product-new"] = "courses belong to no plan",
        ["product-return"] = "courses belong to no plan",
        ["document"] = "the library belongs to no plan",
        ["document-data"] = "the library belongs to no plan",
        ["request"] = "the library belongs to no plan",
        ["request-off"] = "the library belongs to no plan",
        ["request-comment"] = "the library belongs to no plan",
        ["request-comment-new"] = "the library belongs to no plan",
        ["request-answer"] = "the library belongs to no plan",
        ["document-off"] = "the library belongs to no plan",
        ["enterprise"] = "linkages belong to no plan",
        ["contact"] = "linkages belong to no plan",
        ["linkage"] = "linkages belong to no plan",
        ["stage"] = "linkages belong to no plan",
        ["park"] = "the park belongs to no plan",
        ["park-step"] = "the park belongs to no plan",
        ["park-gate"] = "the park belongs to no plan",
        ["park-row"] = "the park belongs to no plan",
        ["park-risk"] = "the park belongs to no plan",
        ["park-risk-close"] = "the park belongs to no plan",
        ["decision-close"] = "as progress",
        ["pilot"] = "pilot models belong to no plan",
        ["pilot-off"] = "pilot models belong to no plan",
        ["scoring"] = "pilot models belong to no plan",
        ["ballot"] = "pilot models belong to no plan",
        ["pilot-review"] = "pilot models belong to no plan",
        ["decision-reopen"] = "as progress",
        ["content"] = "puts the changed title before the co-chairs itself",
        ["content-new"] = "no task names it yet",
        ["owner-new"] = "nobody works on anything yet",
        ["term"] = "the glossary is agreed by itself",
        ["term-new"] = "the glossary is agreed by itself",
        ["answer"] = "directions are answered at any time",
        ["direction"] = "directions are given at any time",
    };

    [Fact]
    public void Every_form_is_known()
    {
        var forms = Repository.TextFiles("src/LinkageWorkPlan.Web/", ".razor")
            .Select(Repository.Read).Where(page => page.Contains("<DraftForm ", StringComparison.Ordinal)).SelectMany(page => Key().Matches(page)).Select(each => each.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(forms.Count > 25, $"Only {forms.Count} forms were found.");
        Assert.Empty(forms.Except(OthersTyping.Forms).Except(Harmless.Keys));
        Assert.Empty(OthersTyping.Forms.Concat(Harmless.Keys).Except(forms));
    }

    [Theory, EachDatabase]
    public async Task Sending_a_report_tells_who_is_writing_in_it(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = await desk.SendableAsync();
        await desk.ConsentAsync();
        var (host, lao) = (desk.Host, await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos));
        await host.SendAs(desk.Secretary, Typed($"report:{report}:{SectionKeys.Context}"));
        await ToldAsync(host, desk.Secretary, new SendForSignature.Command(report), lao,
            ($"report:{report}:{SectionKeys.Lessons}", SectionKeys.Lessons),
            ($"report:{report}:correction", "Correction"),
            ($"report-dates:{report}", "ReportDates"),
            ($"proposal:{report}:{Side.Laos}:new", SectionKeys.ProposalsToLaos),
            ($"text:{report}:Section:{SectionKeys.NextPeriod}:vi", SectionKeys.NextPeriod));
        Assert.Equal(ReportState.InReview, (await desk.ReadAsync()).Report.State);
    }

    [Theory, EachDatabase]
    public async Task Asking_for_the_review_of_a_plan_tells_who_is_writing_in_it(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var (host, lao) = (desk.Host, await desk.Host.UserAsync(Role.Secretary, Side.Laos));
        var task = await host.Db(db => db.Tasks.Select(each => each.Id).SingleAsync());
        await ToldAsync(host, desk.Secretary, new AskForReview.Command(desk.PlanId), lao,
            ($"plan:{desk.PlanId}", "Printed.PlanTitle"),
            ($"pillar:{desk.PlanId}:A", "Pillar:A"),
            ($"sector:{desk.PlanId}:S06", "Sector:S06"),
            ($"sector-new:{desk.PlanId}", "NewSector"),
            ($"task:{task}", "A1"),
            ($"task-new:{desk.PlanId}", "NewTask"),
            ($"text:{task}:Title:vi", "A1"));
        Assert.Equal(PlanState.InReview, (await desk.PlanAsync()).State);
    }

    [Theory, EachDatabase]
    public async Task Sending_an_amendment_tells_who_is_writing_in_it(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        var (host, lao, shown) = (desk.Host, await desk.Host.UserAsync(Role.Secretary, Side.Laos), await desk.ShowAsync());
        await ToldAsync(host, desk.Plan.Secretary, new SendAmendment.Command(shown.Id, shown.Version), lao,
            ($"amendment:{shown.Id}:A1", "A1"),
            ($"amendment:{shown.Id}:new", "NewTask"),
            ($"amendment-reason:{shown.Id}", "Reason"));
        Assert.Equal(AmendmentState.InReview, (await desk.AmendmentAsync()).State);
    }

    /// <summary>Somebody on the other side types in each place: the sender is asked about each, can still send, and is not asked about places where nobody types.</summary>
    private static async Task ToldAsync<T>(TestHost host, CurrentUser sender, IRequest<T> send, CurrentUser other, params (string Form, string Place)[] typing)
    {
        foreach (var (form, _) in typing)
        {
            await host.SendAs(other, Typed(form));
        }

        var told = await host.RefusedAsync(sender, send);
        Assert.Equal(
            typing.Select(each => (Questions.OthersTyping, (string?)each.Place, (object)other.Name, (object)other.OwnSide)).Distinct().OrderBy(each => each.Item2, StringComparer.Ordinal),
            told.Select(each => (each.Rule, each.Subject, each.Arguments[0], each.Arguments[1])).OrderBy(each => each.Subject, StringComparer.Ordinal));
        Assert.All(told, each => Assert.DoesNotContain("⟦", Failures.Of(each, Loc.In(Domain.Texts.Language.Lo)).Words, StringComparison.Ordinal));

        // Somebody else who begins meanwhile is asked about anew; what is given up, or was left a while ago, is not.
        await host.SendAs(other, new KeepDraft.Command(typing[0].Form, """{"saved":true}"""));
        host.Time.Advance(OthersTyping.Recent + TimeSpan.FromMinutes(1));
        await host.SendAs(other, Typed(typing[1].Form));
        var again = await host.RefusedAsync(sender, send);
        Assert.Equal([typing[1].Place], again.Select(each => each.Subject));
        await host.SendConfirmedAs(sender, send, again);
    }

    private static KeepDraft.Command Typed(string form) => new(form, "{}");

    [GeneratedRegex(@"(?:\$""|Key="")([a-z][a-z-]*)(?::\{|"")")]
    private static partial Regex Key();
}
