using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;

namespace LinkageWorkPlan.UnitTests.Training;

public class ParticipantTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly CourseContent Content = new(
        LocalizedText.Of(Language.Vi, "Khóa", "ຊຸດ"), TeachingForm.Online, Day.AddDays(-5), Day, LocalizedText.Empty, ["vi"], LocalizedText.Empty, LocalizedText.Empty, null, []);

    [Fact]
    public void A_person_a_line_with_two_spellings()
    {
        Assert.Equal(
            [new ParticipantName("Lê Văn A", null), new ParticipantName("Bounmy", "ບຸນມີ"), new ParticipantName("ຄຳ", null)],
            ParticipantName.Read("  Lê Văn  A \r\n\r\nBounmy; ບຸນມີ\n ; ຄຳ ;\n;"));
        Assert.Equal(Rules.TooLong, RuleOf(() => ParticipantName.Read(new string('a', CourseParticipant.NameMax + 1))));
    }

    [Theory]
    [InlineData("BOUNMY")]
    [InlineData("ບຸນມີ")]
    [InlineData("Khác; ບຸນມີ")]
    [InlineData("le van a")]
    [InlineData("Một\nmột")]
    public void Nobody_is_registered_twice_in_whichever_spelling(string names)
    {
        var course = new Course(1, Content);
        course.Register(Side.Laos, ParticipantName.Read("Bounmy; ບຸນມີ\nLê Văn A"));
        Assert.Equal(Rules.ParticipantTwice, RuleOf(() => course.Register(Side.Vietnam, ParticipantName.Read(names))));
        Assert.Equal(2, course.Participants.Count);
    }

    [Fact]
    public void Somebody_is_named_and_nobody_is_too_many()
    {
        var course = new Course(1, Content);
        Assert.Equal(Rules.Required, RuleOf(() => course.Register(Side.Laos, ParticipantName.Read("\n"))));
        course.Register(Side.Laos, [.. Enumerable.Range(0, Course.ParticipantsMax).Select(each => new ParticipantName($"n{each}", null))]);
        Assert.Equal(Rules.CourseParticipants, RuleOf(() => course.Register(Side.Laos, ParticipantName.Read("Một"))));
        course.Unregister("N500");
        course.Register(Side.Laos, ParticipantName.Read("Một"));
        Assert.Equal("N501", course.Participants[^1].Code);
    }

    [Fact]
    public void Attendance_is_recorded_from_the_first_day_on_of_those_who_are_registered()
    {
        var course = new Course(1, Content);
        course.Register(Side.Laos, ParticipantName.Read("A\nB"));
        Assert.Equal(Rules.CourseNotBegun, RuleOf(() => course.RecordAttendance(["N1"], Day.AddDays(-6))));
        course.RecordAttendance(["N1"], Day.AddDays(-5));
        Assert.Equal(Rules.NotFound, RuleOf(() => course.RecordAttendance(["N2", "N3"], Day)));
        Assert.Equal(Rules.NotFound, RuleOf(() => course.Unregister("N3")));
        Assert.Equal([true, false], course.Participants.Select(each => each.Attended));
        course.RecordAttendance(["N2"], Day);
        Assert.Equal([false, true], course.Participants.Select(each => each.Attended));
    }

    [Fact]
    public void Names_are_deleted_after_their_time_and_how_many_there_were_stays()
    {
        var course = new Course(1, Content);
        Assert.False(course.DeleteNames(Day.AddDays(1000), 30));
        course.Register(Side.Laos, ParticipantName.Read("Bounmy; ບຸນມີ"));
        course.RecordAttendance(["N1"], Day);
        Assert.False(course.DeleteNames(Day.AddDays(30), 30));
        Assert.Equal("Bounmy", course.Participants[0].Name);
        Assert.True(course.DeleteNames(Day.AddDays(31), 30));
        Assert.False(course.DeleteNames(Day.AddDays(32), 30));
        Assert.Equal((string.Empty, null, Side.Laos, true), (course.Participants[0].Name, course.Participants[0].OtherName, course.Participants[0].Side, course.Participants[0].Attended));
        Assert.Equal(Day.AddDays(31), course.NamesDeletedOn);
        Assert.All(
            new Action[] { () => course.Register(Side.Laos, ParticipantName.Read("A")), () => course.Unregister("N1"), () => course.RecordAttendance([], Day) },
            act => Assert.Equal(Rules.ParticipantsDeleted, RuleOf(act)));
    }

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Rule;
}
