using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Meetings;

public partial class AgendaPage
{
    private readonly HashSet<string> chosen = [];
    private GetMeetingItemEditor.Model? model;
    private string? shown;

    [Parameter] public string MeetingCode { get; set; } = string.Empty;

    private string Back => $"/meetings/{MeetingCode}";

    private string? WhyNot => model!.Meeting.State == MeetingState.CalledOff ? Loc[Rules.MeetingCalledOff, MeetingCode]
        : model.Meeting.Minutes != MinutesState.Open ? Loc[model.Meeting.Minutes == MinutesState.Signed ? Rules.MinutesSigned : Rules.MinutesForSignature, MeetingCode]
        : null;

    /// <summary>Without what is on the agenda already.</summary>
    private IEnumerable<OpenSubject> Subjects =>
        model!.Subjects.Where(each => !model.Meeting.Of(MeetingItemKind.AgendaPoint).Any(point => point.About == each.Link && (IsAlone(each) || TextWords.From(point.Words) == each.ToWords())));

    private IEnumerable<IGrouping<string, OpenSubject>> Groups => Subjects.DistinctBy(each => each.Mark).GroupBy(each => each.IsLate ? Loc["Meetings.LateTasks"] : Loc["Meetings.Open." + each.Link.Kind]);

    protected override async Task OnParametersSetAsync()
    {
        if (shown != MeetingCode)
        {
            model = await FindAsync(new GetMeetingItemEditor.Query(MeetingCode, null));
            chosen.Clear();
            shown = MeetingCode;
        }
    }

    /// <summary>True where nothing else has its link.</summary>
    private static bool IsAlone(OpenSubject subject) => subject.Link.Kind is not (MeetingSubject.Direction or MeetingSubject.Proposal);

    private async Task TakeUpAsync()
    {
        var points = Groups.SelectMany(each => each).Where(each => chosen.Contains(each.Mark)).Select(each => new MeetingItemForm { Words = each.ToWords(), About = each.Link.Key }).ToList();
        if (await TryAsync(() => Sender.Send(new TakeUpSubjects.Command(model!.Meeting.Id, points))))
        {
            Navigation.NavigateTo($"{Back}#agenda");
        }
    }
}
