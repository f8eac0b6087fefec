using System.Globalization;
using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Meetings;

/// <content>Agenda and minutes, and how both sides confirm them.</content>
public sealed partial class Meeting
{
    /// <summary>None of what was called off: nobody translates it.</summary>
    public IEnumerable<TextPlace> Texts => State == MeetingState.CalledOff ? [] : new TextPlace[]
    {
        new(nameof(Title), Title, TitleMax), new(nameof(Place), Place, PlaceMax),
        new(nameof(VietnamAttendance), VietnamAttendance, AttendanceMax), new(nameof(LaosAttendance), LaosAttendance, AttendanceMax),
    }.Concat(InOrder.SelectMany(each => new TextPlace[] { new($"{Item}:{each.Code}", each.Words, MeetingItem.WordsMax), new($"{Outcome}:{each.Code}", each.Result, MeetingItem.WordsMax) }))
        .Where(each => !each.Text.IsEmpty);

    private IEnumerable<MeetingItem> InOrder => items.OrderBy(each => each.Kind).ThenBy(each => each.Number);

    public void SetText(string field, LocalizedText text)
    {
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
    /// <exception cref="RuleException">It was called off, is not held yet, has too many items, or the words are missing; nothing is changed.</exception>
    public MeetingItem Add(MeetingItemKind kind, MeetingItemContent content, DateOnly today)
    {
        RequireNotCalledOff();
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
        RequireNotCalledOff();
        Opened(code).Take(content);
        Changed();
    }

    /// <exception cref="RuleException">It was called off, there is no such item, or it is closed.</exception>
    public void Remove(string code)
    {
        RequireNotCalledOff();
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

    /// <summary>SHA-256 of what the minutes say in both official languages. What came of decisions later is no part of it, nor is an English rendering.</summary>
    public string MinutesFingerprint() => Fingerprint.OfContent(JsonSerializer.Serialize(Said()));

    /// <summary>A side confirms the minutes as its secretary was shown them.</summary>
    /// <param name="seen">The fingerprint of what was shown.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">
    /// It was called off or is not held yet, the minutes hold no decision and no note, a text lacks a language, or they changed since they were shown.
    /// </exception>
    public void Confirm(Side side, string byName, string seen, DateTime atUtc, DateOnly today)
    {
        RequireNotCalledOff();
        RequireHeld(today);
        if (!HasMinutes)
        {
            throw new RuleException(Rules.MinutesEmpty);
        }

        if (seen != MinutesFingerprint())
        {
            throw new RuleException(Rules.MinutesChanged);
        }

        RequireBothLanguages(Texts.Where(each => !each.Field.StartsWith(Outcome, StringComparison.Ordinal)));
        confirmations.RemoveAll(each => each.BySide == side);
        confirmations.Add(new MinutesConfirmation(Id, seen, side, byName, atUtc));
    }

    public bool IsConfirmedBy(Side side) => confirmations.Exists(each => each.BySide == side);

    /// <summary>True where both sides confirmed the same minutes, which are these.</summary>
    public bool AreMinutesConfirmed() => Sides.Both.All(IsConfirmedBy);

    private IReadOnlyList<string?> Said() =>
    [
        Code, Kind.ToString(), Host.ToString(), On.ToString("O", CultureInfo.InvariantCulture), MeetingTime.Words(Begins), MeetingTime.Words(Ends),
        .. Both(Title), .. Both(Place), .. Both(VietnamAttendance), .. Both(LaosAttendance),
        .. InOrder.SelectMany(each => new[] { each.Code, each.About?.Key, each.Responsible?.ToString(), each.Due?.ToString("O", CultureInfo.InvariantCulture) }.Concat(Both(each.Words))),
    ];

    private static IEnumerable<string?> Both(LocalizedText text) => Languages.Official.Select(each => text[each]?.Text);

    private static void RequireBothLanguages(IEnumerable<TextPlace> places)
    {
        if (places.FirstOrDefault(each => !Languages.Official.All(each.Text.IsReady)) is { } place)
        {
            throw new RuleException(Rules.MinutesInOneLanguage, null, place.Text);
        }
    }

    /// <summary>Whatever was confirmed is no longer what the minutes say.</summary>
    private void Changed()
    {
        var now = MinutesFingerprint();
        confirmations.RemoveAll(each => each.Fingerprint != now);
    }

    private void RequireHeld(DateOnly today)
    {
        if (On > today)
        {
            throw new RuleException(Rules.MeetingNotHeld, null, On);
        }
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
