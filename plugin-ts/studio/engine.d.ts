/** Members of plugin security that the published typings leave out. */
interface StudioService {
	readonly ActiveScript: LuaSourceContainer | undefined;
}
