using System.Globalization;
using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Meetings;

/// <content>How both sides confirm the minutes, and how they come before both co-chairs.</content>
public sealed partial class Meeting
{
    /// <summary>SHA-256 of what the minutes say in both official languages. Later results of decisions are no part of it, nor is an English rendering.</summary>
    public string MinutesFingerprint() => Fingerprint.OfContent(JsonSerializer.Serialize(Said()));

    /// <summary>A side confirms the minutes as its secretary was shown them.</summary>
    /// <param name="seen">The fingerprint of what was shown.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">
    /// It was called off or is not held yet, the minutes hold no decision and no note, a text lacks a language, or they changed since they were shown.
    /// </exception>
    public void Confirm(Side side, string byName, string seen, DateTime atUtc, DateOnly today)
    {
        RequireMinutesOpen();
        RequireHeld(today);
        if (!HasMinutes)
        {
            throw new RuleException(Rules.MinutesEmpty);
        }

        if (seen != MinutesFingerprint())
        {
            throw new RuleException(Rules.MinutesChanged);
        }

        RequireBothLanguages(MinutesTexts);
        confirmations.RemoveAll(each => each.BySide == side);
        confirmations.Add(new MinutesConfirmation(Id, seen, side, byName, atUtc));
    }

    public bool IsConfirmedBy(Side side) => confirmations.Exists(each => each.BySide == side);

    /// <summary>True where both sides confirmed the same minutes, which are these.</summary>
    public bool AreMinutesConfirmed() => Sides.Both.All(IsConfirmedBy);

    /// <summary>True from the meeting's day on, even if nothing stands in them yet.</summary>
    /// <param name="today">UTC+7.</param>
    public bool IsHeld(DateOnly today) => State != MeetingState.CalledOff && On <= today;

    /// <summary>Puts the minutes before both co-chairs: from now on nothing in them changes.</summary>
    /// <param name="blocking">What else has to be done before.</param>
    /// <exception cref="RuleException">It was called off, they are with the co-chairs already, a side has not confirmed them, or <paramref name="blocking"/>; nothing is changed.</exception>
    public void SendMinutes(IReadOnlyList<BrokenRule> blocking)
    {
        RequireMinutesOpen();
        var missing = Sides.Both.Where(side => !IsConfirmedBy(side)).Select(side => new BrokenRule(Rules.MinutesNotConfirmedBy, null, side));
        List<BrokenRule> broken = [.. missing, .. blocking];
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        Minutes = MinutesState.ForSignature;
    }

    /// <summary>Both co-chairs signed.</summary>
    public void CompleteMinutes() => Minutes = MinutesState.Signed;

    /// <summary>A co-chair sent the minutes back, or a secretary took them back: they are open, and both sides confirm them again.</summary>
    public void ReopenMinutes()
    {
        Minutes = MinutesState.Open;
        confirmations.Clear();
    }

    private IReadOnlyList<string?> Said() =>
    [
        Code, Kind.ToString(), Host.ToString(), On.ToString("O", CultureInfo.InvariantCulture), MeetingTime.Words(Begins), MeetingTime.Words(Ends),
        .. Both(Title), .. Both(Place), .. Both(VietnamAttendance), .. Both(LaosAttendance),
        .. InOrder.SelectMany(each => new[] { each.Code, each.About?.Key, each.Responsible?.ToString(), each.Due?.ToString("O", CultureInfo.InvariantCulture) }.Concat(Both(each.Words)).Concat(each.Contents.Select(MemorandumItem.Mark))),
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

    private void RequireMinutesOpen()
    {
        RequireNotCalledOff();
        if (Minutes != MinutesState.Open)
        {
            throw new RuleException(Minutes == MinutesState.Signed ? Rules.MinutesSigned : Rules.MinutesForSignature, null, Code);
        }
    }

    private static bool IsOutcome(string field) => field.StartsWith(OutcomePrefix, StringComparison.Ordinal);
}
