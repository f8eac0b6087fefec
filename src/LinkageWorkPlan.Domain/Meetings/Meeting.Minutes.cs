using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Meetings;

/// <content>Agenda and minutes.</content>
public sealed partial class Meeting
{
    /// <summary>None of what was called off: nobody translates it.</summary>
    public IEnumerable<TextPlace> Texts => State == MeetingState.CalledOff ? [] : new TextPlace[]
    {
        new(nameof(Title), Title, TitleMax), new(nameof(Place), Place, PlaceMax),
        new(nameof(VietnamAttendance), VietnamAttendance, AttendanceMax), new(nameof(LaosAttendance), LaosAttendance, AttendanceMax),
    }.Concat(InOrder.SelectMany(each => new TextPlace[] { new($"{Item}:{each.Code}", each.Words, MeetingItem.WordsMax), new($"{Outcome}:{each.Code}", each.Result, MeetingItem.WordsMax) }))
        .Where(each => !each.Text.IsEmpty);

    /// <summary>Those that the minutes consist of: all but the results of decisions.</summary>
    public IEnumerable<TextPlace> MinutesTexts => Texts.Where(each => !IsOutcome(each.Field));

    private IEnumerable<MeetingItem> InOrder => items.OrderBy(each => each.Kind).ThenBy(each => each.Number);

    public void SetText(string field, LocalizedText text)
    {
        if (!IsOutcome(field))
        {
            RequireMinutesOpen();
        }

        switch (field.Split(':'))
        {
            case [nameof(Title)]:
                Title = Check.Text(text, Label(field), TitleMax, required: true);
                break;
            case [nameof(Place)]:
                Place = Check.Text(text, Label(field), PlaceMax, required: true);
                break;
            case [nameof(VietnamAttendance)]:
                VietnamAttendance = Check.Text(text, Label(field), AttendanceMax);
                break;
            case [nameof(LaosAttendance)]:
                LaosAttendance = Check.Text(text, Label(field), AttendanceMax);
                break;
            case [Item, var code]:
                Find(code).Write(text);
                break;
            case [Outcome, var code] when !Find(code).Result.IsEmpty:
                Find(code).Answer(text);
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }

        Changed();
    }

    /// <param name="today">UTC+7: there are minutes from the meeting's day on.</param>
    /// <exception cref="RuleException">It was called off, is not held yet, its minutes are with the co-chairs, has too many items, or the words are missing; nothing is changed.</exception>
    public MeetingItem Add(MeetingItemKind kind, MeetingItemContent content, DateOnly today)
    {
        RequireMinutesOpen();
        if (kind != MeetingItemKind.AgendaPoint)
        {
            RequireHeld(today);
        }

        if (items.Count >= ItemsMax)
        {
            throw new RuleException(Rules.MeetingItems, null, ItemsMax);
        }

        var item = new MeetingItem(Id, kind, LastOf(kind) + 1, content);
        items.Add(item);
        Keep(item);
        Changed();
        return item;
    }

    /// <exception cref="RuleException">It was called off, there is no such item, it is closed, or the words are missing; nothing is changed.</exception>
    public void Revise(string code, MeetingItemContent content)
    {
        RequireMinutesOpen();
        Opened(code).Take(content);
        Changed();
    }

    /// <exception cref="RuleException">It was called off, there is no such item, or it is closed.</exception>
    public void Remove(string code)
    {
        RequireMinutesOpen();
        items.Remove(Opened(code));
        followUps.RemoveAll(each => each.ItemCode == code);
        Changed();
    }

    /// <summary>A decision was carried out: reports no longer list it. Said again, it corrects the day and the result. What was confirmed stays as it is.</summary>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">It is no decision, its minutes were never confirmed by both sides, the day is not yet, before the meeting or before it was reopened, or the result is missing; nothing is changed.</exception>
    public void Close(string code, DateOnly on, LocalizedText result, DateOnly today)
    {
        RequireNotCalledOff();
        var item = Decision(code);
        List<BrokenRule> broken = [];
        if (item.IsOpen && !AreMinutesConfirmed())
        {
            broken.Add(new BrokenRule(Rules.MinutesNotConfirmed));
        }

        if (on > today)
        {
            broken.Add(new BrokenRule(Rules.ProgressInFuture, nameof(MeetingItem.ClosedOn), today));
        }

        if (on < On)
        {
            broken.Add(new BrokenRule(Rules.DecisionCloseDay, nameof(MeetingItem.ClosedOn), On));
        }
        else if (item.FormerEnds.Count > 0 && on < item.FormerEnds[^1].ReopenedOn)
        {
            broken.Add(new BrokenRule(Rules.DecisionReopenedSince, nameof(MeetingItem.ClosedOn), item.FormerEnds[^1].ReopenedOn));
        }

        if (result.IsEmpty)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(MeetingItem.Result), ResultLabel));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        item.Close(on, result);
    }

    /// <summary>A decision is not carried out after all, or was not for long: reports list it again. How it had ended is kept, and what was confirmed stays as it is.</summary>
    /// <param name="on">The day it was closed where it was never carried out.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">It is no decision or not closed, the reason is missing, or the day is not yet or before it was closed; nothing is changed.</exception>
    public void Reopen(string code, DateOnly on, string reason, string byName, DateOnly today)
    {
        RequireNotCalledOff();
        var item = Decision(code);
        if (item.ClosedOn is not { } closed)
        {
            throw new RuleException(Rules.DecisionNotClosed, null, code);
        }

        List<BrokenRule> broken = [];
        if (on > today)
        {
            broken.Add(new BrokenRule(Rules.ProgressInFuture, nameof(FormerEnd.ReopenedOn), today));
        }

        if (on < closed)
        {
            broken.Add(new BrokenRule(Rules.DecisionReopenDay, nameof(FormerEnd.ReopenedOn), closed));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        item.Reopen(new FormerEnd(closed, item.Result, on, Check.Text(reason, ReopenReason, ReasonMax), byName));
    }

    private int LastOf(MeetingItemKind kind) => kind switch
    {
        MeetingItemKind.AgendaPoint => LastPoint,
        MeetingItemKind.Decision => LastDecision,
        MeetingItemKind.Note => LastNote,
    };

    private void Keep(MeetingItem item) => (LastPoint, LastDecision, LastNote) = item.Kind switch
    {
        MeetingItemKind.AgendaPoint => (item.Number, LastDecision, LastNote),
        MeetingItemKind.Decision => (LastPoint, item.Number, LastNote),
        MeetingItemKind.Note => (LastPoint, LastDecision, item.Number),
    };

    private MeetingItem Find(string code) => items.Find(each => each.Code == code) ?? throw new RuleException(Rules.NotFound, code);

    private MeetingItem Decision(string code) => Find(code) is { Kind: MeetingItemKind.Decision } decision ? decision : throw new RuleException(Rules.NotFound, code);

    private MeetingItem Opened(string code)
    {
        var item = Find(code);
        return item.ClosedOn is { } day ? throw new RuleException(Rules.DecisionClosed, null, code, day) : item;
    }
}
