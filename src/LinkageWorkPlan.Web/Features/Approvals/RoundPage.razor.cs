using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Approvals;

public partial class RoundPage
{
    private GetRound.Result? view;
    private CurrentUser user = CurrentUser.Nobody;
    private bool loaded;
    private string? done;
    private bool isNew;
    private ElementReference said;
    private PagesRead? pages;
    private string? marked;

    [Inject] private Scripts Scripts { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery(Name = "pillar")] private string? Pillar { get; set; }

    [SupplyParameterFromQuery(Name = "edition")] private string? Edition { get; set; }
    [SupplyParameterFromQuery(Name = "first")] private string? First { get; set; }

    /// <summary>The edition of the reader's own office, until another one is chosen.</summary>
    private EditionKey ShownEdition => Edition is null ? EditionKey.NativeOf(user.Side ?? Side.Vietnam) : EditionAddress.Read(Edition, First, user.Side);

    /// <summary>How far the edition that is shown was read; null while nothing is known of it.</summary>
    private string? PagesWords => pages is { } far ? Loc["Approvals.PagesReadShort", Loc["Reports.Edition." + ShownEdition.Edition], far.Count, far.Total] : null;

    private bool CanSign => view is { Round.State: RoundState.Open, IsCurrent: true, Unready.Count: 0 } && view.MaySign && !view.Round.IsSignedBy(user.OwnSide);

    private bool CanRecordPaper => view?.TakesPaper(user) == true;

    /// <summary>What may be commented on by itself: sections of a report, pillars of a plan, tasks of an amendment, items of minutes, models of a round of scoring.</summary>
    private IReadOnlyList<(string Key, string Words)> Parts => view switch
    {
        { Report: { } report } => [.. SectionKeys.Parts.Where(report.Prints).Select(key => (key, Templates.Wording.Heading(key, report).For(Loc.Language)))],
        { Amendment: { } amendment } =>
        [
            .. amendment.Outline is null ? Array.Empty<(string, string)>() : [(Amendment.OutlinePart, Loc["Amendments.PlanItself"])],
            .. amendment.Indicators.Select(each => (Amendment.IndicatorSubject(each.Code), $"{each.Code}. {each.Title.For(Loc.Language)}")),
            .. amendment.Tasks.Select(each => (each.Code, $"{each.Code}. {each.Title.For(Loc.Language)}")),
        ],
        { Minutes: { } minutes } => [.. minutes.Items.Select(each => (each.Code, $"{each.Code}. {TextLimit.Shorten(each.Words.For(Loc.Language), 90)}"))],
        { Scoring: { } scoring } => [.. scoring.Models.Select(each => (each.Code, $"{each.Code}. {each.Title.For(Loc.Language)}"))],
        { Plan: { } plan } => [.. plan.Pillars.Select(each => (each.Code, $"{each.Code}. {each.Title.For(Loc.Language)}"))],
        _ => [],
    };

    private string SubjectAddress => view switch
    {
        { Amendment: { } amendment } => AmendmentAddress.Of(amendment.PlanCode, amendment.Number),
        { Scoring: { } scoring } => EditionAddress.FilesOfScoring(scoring.RoundCode),
        { Minutes: { } minutes } => EditionAddress.FilesOfMeeting(minutes.MeetingCode),
        { Round.Subject: SignOffSubject.Plan, PlanCode: var plan } => $"/plans/{plan}",
        { PlanCode: var plan, Round.SubjectCode: var report } => $"/reports/{plan}/{report}",
        _ => "/approvals",
    };

    /// <summary>Where a secretary records the number that the side's own office gave.</summary>
    private string NumbersAddress => view!.Round.Subject == SignOffSubject.Report ? $"{SubjectAddress}?section={ReportPanels.Numbers}" : $"{SubjectAddress}/numbers";

    private string TextsAddress => view!.Round.Subject == SignOffSubject.Plan ? $"/plans/{view.PlanCode}/texts?lang={Loc.Language.Code()}&state=open"
        : SubjectAddress;

    protected override async Task OnParametersSetAsync()
    {
        if (view?.Round.Id != Id)
        {
            done = null;
            user = await Sender.UserAsync();
            await LoadAsync();
        }
    }

    /// <summary>What was pressed is gone: the result is brought before the eyes.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isNew && done is not null)
        {
            isNew = false;
            await Scripts.CallAsync("fields", "show", said);
        }
    }

    private async Task LoadAsync()
    {
        view = await FindAsync(new GetRound.Query(Id));
        loaded = true;
        if (view is { Round.State: RoundState.Open, MaySign: true } && RendererInfo.IsInteractive && marked != view.Fingerprint)
        {
            // Once a content: what a refused signature says must stay on the page.
            marked = view.Fingerprint;
            await TryAsync(() => Sender.Send(new MarkShown.Command(Id, view.Fingerprint)));
        }
    }

    /// <param name="complete">Null where it was refused.</param>
    private async Task SignedAsync(bool? complete)
    {
        if (complete is { } second)
        {
            (done, isNew) = (SignedWords(second), true);
        }

        await LoadAsync();
    }

    private Task ClosedAsync() => SayAsync(Loc[user.Is(Roles.Signers) ? "Approvals.Returned" : "Approvals.TakenBack"]);

    private string SignedWords(bool complete) => complete ? Loc["Approvals.Done." + view!.Round.Subject] : Loc["Approvals.SignedOnce", user.OwnSide.Other()];

    private Task SayAsync(string words)
    {
        (done, isNew) = (words, true);
        return LoadAsync();
    }

    private async Task RenewAsync()
    {
        var now = Id;
        if (await TryAsync(async () => now = await Sender.Send(new RenewRound.Command(Id))))
        {
            if (now != Id)
            {
                Navigation.NavigateTo($"/approvals/{now}");
                return;
            }

            await SayAsync(Loc["Approvals.Renewed"]);
        }
    }

    private string? LinkTo(Failure failure) => failure.Rule is Rules.TextMissing or Rules.TextStale ? TextsAddress : null;

    private string PillarAddress(string code) => Navigation.GetUriWithQueryParameter("pillar", code);

    private static LocalizedText TitleOf(GetRound.Result view) => view.Report is { Subject.IsEmpty: false } report ? report.Subject : view.Round.Title;
}
