using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Meetings;

public partial class MeetingPage
{
    private GetMeeting.Model? model;
    private string? note;
    private string? shown;

    [Parameter] public string MeetingCode { get; set; } = string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != MeetingCode)
        {
            await LoadAsync();
            (shown, note) = (MeetingCode, null);
        }
    }

    private async Task LoadAsync() => model = await FindAsync(new GetMeeting.Query(MeetingCode));

    private Task InviteAsync() => DoAsync(new InviteToMeeting.Command(model!.Meeting.Id, model.Meeting.Version), "Meetings.InvitationQueued");

    /// <summary>What is confirmed is what stands on this page, however long it was open.</summary>
    private Task ConfirmAsync() => DoAsync(new ConfirmMinutes.Command(model!.Meeting.Id, model.Fingerprint), "Shared.Saved");

    private Task SendAsync() => DoAsync(new SendMinutes.Command(model!.Meeting.Id, model.Meeting.Version), "Meetings.MinutesSent");

    private async Task DoAsync(ICommand command, string done)
    {
        note = null;
        if (await TryAsync(() => Sender.Send(command)))
        {
            note = Loc[done];
        }

        // Also after a refusal: minutes that changed meanwhile are read again before they are confirmed.
        await LoadAsync();
    }
}
