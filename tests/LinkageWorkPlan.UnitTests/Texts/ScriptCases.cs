using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>What is doubted in a field and what is not: the same by <see cref="ScriptCheck"/> and by the browser's script.</summary>
public static class ScriptCases
{
    public static readonly TheoryData<Language, string?, ScriptDoubt> All = new()
    {
        { Language.Vi, "ແຜນວຽກຮ່ວມ", ScriptDoubt.MostlyLao },
        { Language.En, "ແຜນວຽກ 2026 VIOIT", ScriptDoubt.MostlyLao },
        { Language.Vi, "Kế hoạch (ແຜນ)", ScriptDoubt.None },
        { Language.Vi, "ກຂ", ScriptDoubt.None },
        { Language.Lo, "Kế hoạch công tác", ScriptDoubt.NothingLao },
        { Language.Lo, "The joint work plan", ScriptDoubt.NothingLao },
        { Language.Lo, "BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ", ScriptDoubt.NothingLao },
        { Language.Lo, "Nguyễn Thị Minh Hằng, VIOIT", ScriptDoubt.None },
        { Language.Lo, "VIOIT – IICE", ScriptDoubt.None },
        { Language.Lo, "https://example.org/mot/hai ba 2026 – 2027, 15 %", ScriptDoubt.None },
        { Language.Lo, "ກອງປະຊຸມ Regional Comprehensive Economic Partnership agreement meeting", ScriptDoubt.None },
        { Language.Lo, "", ScriptDoubt.None },
        { Language.Vi, null, ScriptDoubt.None },
    };
}
