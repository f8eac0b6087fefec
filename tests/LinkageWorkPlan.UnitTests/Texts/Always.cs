using FsCheck;
using FsCheck.Fluent;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>A statement that must hold for everything a generator makes; the failing value is in the exception.</summary>
internal static class Always
{
    public static void Holds<T>(Gen<T> values, Func<T, bool> statement) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(30), Prop.ForAll(values.ToArbitrary(), statement));
}
