using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Meetings;

public partial class MeetingEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetMeetingEditor.Model? model;
    private MeetingForm values = new();
    private MeetingForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? MeetingCode { get; set; }

    private string Heading => MeetingCode is null ? Loc["Meetings.Add"] : $"{MeetingCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => MeetingCode is null ? "/meetings" : $"/meetings/{MeetingCode}";

    private string? WhyNot => model!.Saved switch
    {
        { State: MeetingState.CalledOff } => Loc[Rules.MeetingCalledOff, MeetingCode],
        { Minutes: MinutesState.ForSignature } => Loc[Rules.MinutesForSignature, MeetingCode],
        { Minutes: MinutesState.Signed } => Loc[Rules.MinutesSigned, MeetingCode],
        _ => null,
    };

    private string FormKey => model!.Saved is { Id: var id } ? $"meeting:{id}" : "meeting-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, MeetingCode))
        {
            await LoadAsync();
            shown = (true, MeetingCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetMeetingEditor.Query(MeetingCode));
        opened = model?.Saved is { } saved ? MeetingForm.Of(saved) : new MeetingForm { Host = model?.Host ?? default, Begins = "09:00", Ends = "17:00" };
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseMeeting.Command(id, values, version)) : await Sender.Send(new AddMeeting.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/meetings/{code}");
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetMeetingEditor.Query(MeetingCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = MeetingForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
