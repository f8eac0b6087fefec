using LinkageWorkPlan.Domain.Failures;
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

    /// <summary>Those that the minutes consist of: all but what came of decisions.</summary>
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
            case [Outcome, var code]:
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
        Changed();
    }

    /// <summary>A decision was carried out: reports no longer list it. Said again, it corrects the day and the result. What was confirmed stays as it is.</summary>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">It is no decision, its minutes were never confirmed by both sides, the day is not yet or before the meeting, or the result is missing; nothing is changed.</exception>
    public void Close(string code, DateOnly on, LocalizedText result, DateOnly today)
    {
        RequireNotCalledOff();
        var item = Find(code);
        if (item.Kind != MeetingItemKind.Decision)
        {
            throw new RuleException(Rules.NotFound, code);
        }

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

    private MeetingItem Opened(string code)
    {
        var item = Find(code);
        return item.ClosedOn is { } day ? throw new RuleException(Rules.DecisionClosed, null, code, day) : item;
    }
}
