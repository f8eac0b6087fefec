using System.Globalization;

namespace LinkageWorkPlan.Load;

internal static class LoadCommand
{
    /// <returns>0 where all went well, 1 where somebody met an error, 2 where it is not understood.</returns>
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Arguments asked;
        try
        {
            asked = Arguments.Read(args);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine($"{wrong.Message}\n{Arguments.Usage}");
            return 2;
        }

        var crowd = new Crowd(asked, new Figures());
        await crowd.SignInAsync();
        await (asked.IsSoak ? Measurement.SoakAsync(asked, crowd) : Measurement.LoadAsync(asked, crowd));
        await crowd.LeaveAsync();
        foreach (var fault in crowd.Figures.Faults.GroupBy(each => each).OrderByDescending(each => each.Count()).Take(20))
        {
            Console.Error.WriteLine($"{fault.Count()} × {fault.Key}");
        }

        return crowd.Figures.Faults.Count == 0 ? 0 : 1;
    }
}
