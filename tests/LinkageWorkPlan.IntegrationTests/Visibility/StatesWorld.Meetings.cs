using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Meetings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>
    /// M1 with minutes that both sides confirmed, M2 with minutes that one side did, M3 to come, M4 with minutes that both co-chairs signed, M5 with
    /// minutes that wait for them, M6 with minutes that came back.
    /// </summary>
    private async Task AddMeetingsAsync()
    {
        await HeldAsync("M1", Word("MinutesConfirmed", PlanReaders), Sides.Both);
        await HeldAsync("M2", Word("MinutesOpen", Drafters), [Side.Vietnam]);
        await SendAsync(new AddMeeting.Command(FormOf(Word("MeetingToCome", Drafters), Today.AddDays(30))));
        await ItemAsync("M3", MeetingItemKind.AgendaPoint, Word("AgendaToCome", Drafters));
        await HeldAsync("M4", Word("MinutesSigned", PlanReaders), Sides.Both);
        var signed = await SendMinutesAsync("M4");
        foreach (var side in Sides.Both)
        {
            await SendAsync(new SignRound.Command(signed.Id, signed.Fingerprint, Password), Of(Role.CoChair, side));
        }

        await StoreAgreedAsync(SignOffSubject.Minutes, "MinutesEdition");
        await HeldAsync("M5", Word("MinutesForSignature", PlanReaders), Sides.Both);
        await SendMinutesAsync("M5");
        await HeldAsync("M6", Word("MinutesReturned", Drafters), Sides.Both);
        var returned = await SendMinutesAsync("M6");
        await SendAsync(new ReturnRound.Command(returned.Id, Word("MinutesComment", Drafters)), Of(Role.CoChair, Side.Laos));
    }

    private async Task<SignOffRound> SendMinutesAsync(string code)
    {
        var meeting = (await SendAsync(new GetMeeting.Query(code))).Meeting;
        await SendAsync(new SendMinutes.Command(meeting.Id, meeting.Version));
        return await Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.SubjectId == meeting.Id));
    }

    private async Task HeldAsync(string code, string word, IReadOnlyList<Side> confirmedBy)
    {
        await SendAsync(new AddMeeting.Command(FormOf(word, Today.AddDays(-3))));
        foreach (var kind in Enum.GetValues<MeetingItemKind>())
        {
            await ItemAsync(code, kind, word);
        }

        foreach (var side in confirmedBy)
        {
            var shown = await SendAsync(new GetMeeting.Query(code));
            await SendAsync(new ConfirmMinutes.Command(shown.Meeting.Id, shown.Fingerprint), Of(Role.Secretary, side));
        }

        var meeting = (await SendAsync(new GetMeeting.Query(code))).Meeting;
        if (!meeting.AreMinutesConfirmed())
        {
            return;
        }

        await SendAsync(new LinkDecision.Command(meeting.Id, "D1", new SubjectLink(MeetingSubject.Task, Adopted, "A1").Key, meeting.Version));
        meeting = (await SendAsync(new GetMeeting.Query(code))).Meeting;
        await SendAsync(new CloseDecision.Command(meeting.Id, "D1", Today, Both(word), meeting.Version));
    }

    private async Task ItemAsync(string code, MeetingItemKind kind, string word)
    {
        var id = (await SendAsync(new GetMeeting.Query(code))).Meeting.Id;
        await SendAsync(new AddMeetingItem.Command(id, kind, new MeetingItemForm { Words = Both(word), About = new SubjectLink(MeetingSubject.Task, Adopted, "A1").Key }));
    }

    private static MeetingForm FormOf(string word, DateOnly on) => new()
    {
        Title = Both(word),
        Place = Both(word),
        On = on,
        Begins = "8:30",
        Ends = "17h",
        VietnamAttendance = Both(word),
        LaosAttendance = Both(word),
    };
}
